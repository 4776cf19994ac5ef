import type { Dispatcher } from 'undici'
import { type AgentLimits, guardedAgent, type Resolve } from './guarded-agent.ts'
import { ANYWHERE, checkUrl, type UrlPolicy } from './url-policy.ts'

/** Reads an address, `base` being what redirected to it, and answers what may connect to it. Throws as `checkUrl` does. */
export type GuardedWay = (text: string, base?: URL) => { url: URL; dispatcher: Dispatcher }

/**
 * A way to what the policy allows, and to the origins the operator `named`, wherever these lie. The second is for who asks them:
 * nobody else's redirect leads there, and where they themselves redirect to is up to the policy again.
 */
export function guardedWay(
  policy: UrlPolicy,
  limits: AgentLimits,
  named: readonly string[],
  resolve?: Resolve,
): GuardedWay {
  const guarded = guardedAgent(policy, limits, resolve)
  const open = guardedAgent(ANYWHERE, limits, resolve)
  return (text, base) => {
    const url = checkUrl(text, ANYWHERE, base)
    const isNamed = named.includes(url.origin) && (base === undefined || base.origin === url.origin)
    return isNamed ? { url, dispatcher: open } : { url: checkUrl(text, policy, base), dispatcher: guarded }
  }
}
