'use client'

import { later } from '../../components/later.tsx'
import { useRoom } from '../../store/audioStore.tsx'

const Nothing = () => null

const Coming = later(() =>
  import('./calibration-note.tsx').then(
    (part) => part.CalibrationNote,
    () => Nothing,
  ),
)

/** Hardly anybody is ever asked to be measured: it comes when one is. */
export const CalibrationNote = () => useRoom(({ calibrationQuestion }) => calibrationQuestion !== null) && <Coming />
