import * as z from 'zod'
import { type Answer, as, ask } from './api.ts'

const ownAccount = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  hasPassword: z.boolean(),
  identities: z.array(z.object({ provider: z.string(), label: z.string() })),
})
/** Your own account, as nobody else is shown it. */
export type OwnAccount = z.infer<typeof ownAccount>

/** What is in one field of an answer. */
export const field = <Value>(name: string, schema: z.ZodType<Value>) => {
  const whole = as(z.object({ [name]: schema }))
  return (body: unknown): Answer<Value> => {
    const answer = whole(body)
    return answer.ok ? { ok: true, value: answer.value[name] as Value } : answer
  }
}

/** The account in an answer. */
export const account = field('account', ownAccount)

/** Null for a guest. */
export const readAccount = () => ask('GET', '/api/account', field('account', ownAccount.nullable()))
