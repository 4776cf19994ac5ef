/** Too much of what takes its time is asked for at once. */
export class TooBusy extends Error {}

/** Does work `atOnce` by `atOnce`, first come, first served; throws `TooBusy` when `waiting` wait already. */
export const inTurn = (atOnce: number, waiting: number) => {
  let running = 0
  const line: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < atOnce) running++
    else if (line.length < waiting) await new Promise<void>((go) => line.push(go))
    else throw new TooBusy('too much waits already')
    try {
      return await work()
    } finally {
      const next = line.shift()
      // The place is handed on: whoever comes now does not take it from who waits.
      if (next === undefined) running--
      else next()
    }
  }
}
