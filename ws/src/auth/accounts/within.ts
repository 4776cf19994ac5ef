/** Calls `act` after `ms`; answers how not to. */
export type After = (ms: number, act: () => void) => () => void

/** What was promised, if it comes within `ms`; rejects otherwise. The work itself goes on. */
export function within<T>(promised: Promise<T>, ms: number, after: After): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = after(ms, () => reject(new Error(`no answer within ${ms} ms`)))
    promised.then(resolve, reject).finally(cancel)
  })
}
