import { type CommandId, commandId, type Refusal, type UpMessage, upMessage } from '@earshot/sync'
import * as z from 'zod'

/** A frame as a message, or why it is none; `commandId` when the sender can be told which command it was. */
export type ReadFrame =
  | { ok: true; message: UpMessage }
  | { ok: false; code: Refusal; message: string; commandId: CommandId | null }

const named = z.object({ commandId })

/** Parses what a stranger sent. Never throws. */
export const readFrame = (data: Buffer, isBinary: boolean): ReadFrame => {
  if (isBinary) return wrong('Messages are text.', null)
  let value: unknown
  try {
    value = JSON.parse(data.toString('utf8'))
  } catch {
    return wrong('The message is not JSON.', null)
  }
  const parsed = upMessage.safeParse(value)
  if (parsed.success) return { ok: true, message: parsed.data }
  const name = named.safeParse(value)
  const issue = parsed.error.issues[0]
  const where = issue?.path.join('.') ?? ''
  return wrong(
    `${where === '' ? '' : `${where}: `}${issue?.message ?? 'unknown shape'}`.slice(0, 200),
    name.data?.commandId ?? null,
  )
}

const wrong = (message: string, commandId: CommandId | null): ReadFrame => ({
  ok: false,
  code: 'invalid-message',
  message,
  commandId,
})
