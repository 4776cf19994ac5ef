'use client'

import dynamic from 'next/dynamic'
import { useRoom } from '../../store/audioStore.tsx'

const Nothing = () => null

const Coming = dynamic(
  () =>
    import('./calibration-note.tsx').then(
      (part) => part.CalibrationNote,
      () => Nothing,
    ),
  { ssr: false },
)

/** Hardly anybody is ever asked to be measured: it comes when one is. */
export const CalibrationNote = () => useRoom(({ calibrationQuestion }) => calibrationQuestion !== null) && <Coming />
