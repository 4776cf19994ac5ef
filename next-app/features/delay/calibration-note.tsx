'use client'

import { Button } from '../../components/button.tsx'
import { useRoomSession } from '../../context/socket-context.tsx'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'

const say = words.delay.measure

/** Asks whether somebody may measure this device, and says so while they do. Lies over the page, so nothing moves for it. */
export const CalibrationNote = () => {
  const session = useRoomSession()
  const question = useRoom((room) => room.calibrationQuestion)
  if (question === null) return null
  const answer = (ready: boolean) => session?.calibration.answer(ready)
  return (
    <div className="pointer-events-none fixed inset-x-0 top-16 z-20 flex justify-center px-3 sm:top-4">
      <div
        role="status"
        className="pointer-events-auto flex max-w-lg animate-appear flex-wrap items-center justify-end gap-x-4 gap-y-2 rounded-3xl bg-raised py-3 pe-3 ps-5 text-sm shadow-note ring-1 ring-line"
      >
        <p className="min-w-0 flex-1 basis-56 py-1">
          {question.isAgreed ? say.agreed(question.by.name) : say.question(question.by.name)}
        </p>
        {!question.isAgreed && (
          <span className="flex gap-1">
            <Button look="bare" onClick={() => answer(false)}>
              {say.no}
            </Button>
            <Button look="primary" onClick={() => answer(true)}>
              {say.yes}
            </Button>
          </span>
        )}
      </div>
    </div>
  )
}
