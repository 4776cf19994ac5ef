'use client'

import type { Refusal } from '@earshot/sync'
import { Button } from '../../components/button.tsx'
import { useRoomSession } from '../../context/socket-context.tsx'
import { delayWords } from '../../lib/delay-words.ts'
import { words } from '../../lib/words.ts'
import type { CalibrationFault, CalibrationStatus } from '../../session/calibration/status.ts'

const say = delayWords.measure

type Result = Extract<CalibrationStatus, { phase: 'measured' | 'telling' | 'told' | 'failed' }>

/** What came of a measurement, and what may be done about it. */
export const MeasureResult = ({ status, name }: { status: Result; name: string }) => {
  const hands = useRoomSession()?.calibration
  if (status.phase === 'failed') {
    return (
      <div className="mt-5">
        <p role="alert">{faultWords(status.why)}</p>
        <div className="mt-6 flex justify-end gap-2">
          <Button look="bare" onClick={() => hands?.stop()}>
            {delayWords.back}
          </Button>
          <Button look="primary" onClick={() => hands?.measure(status.userId)}>
            {delayWords.again}
          </Button>
        </div>
      </div>
    )
  }
  if (status.phase !== 'measured') {
    return (
      <div className="mt-5">
        <p role="status">{say[status.phase](name, status.lateMs)}</p>
        <div className="mt-6 flex justify-end">
          <Button look="primary" disabled={status.phase === 'telling'} onClick={() => hands?.stop()}>
            {say.done}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className="mt-5 text-center">
      <p className="text-soft text-sm">{say.thatSounds(name)}</p>
      <p role="status" className="figures font-display font-semibold text-4xl">
        {delayWords.value(status.lateMs)}
      </p>
      <p className="figures text-faint text-sm">{say.plusMinus(status.plusMinusMs)}</p>
      <div className="mt-6 flex flex-col gap-2">
        <Button look="primary" onClick={() => hands?.correct('that')}>
          {say.correctThat}
        </Button>
        <Button onClick={() => hands?.correct('this')}>{say.correctThis}</Button>
        <Button look="bare" onClick={() => hands?.stop()}>
          {say.leave}
        </Button>
      </div>
    </div>
  )
}

const faultWords = (why: CalibrationFault): string => (isRefusal(why) ? words.refusals[why] : say.faults[why])

const isRefusal = (why: CalibrationFault): why is Refusal => why in words.refusals
