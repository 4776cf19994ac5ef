import type { Reporter, TestModule } from 'vitest/node'

/** One look at how well listeners were in step: the worst of all instants, ms. */
export type Measured = {
  scene: string
  listeners: number
  /** How long it took until everyone was in step. */
  afterMs: number
  /** Between the listener furthest ahead and the one furthest behind. */
  spreadMs: number
  /** Between a listener and where the room stands. */
  offMs: number
  /** The least correlation of what was heard with the song. */
  leastLikeness: number
}

declare module 'vitest' {
  interface TaskMeta {
    inStep?: Measured[]
  }
}

const line = ([scene = '', ...figures]: readonly string[]) =>
  scene.padEnd(56) + figures.map((figure) => figure.padStart(11)).join('')

/** The measurements as lines of text. */
export function inStepTable(rows: readonly Measured[]): string {
  const body = rows.map(({ scene, listeners, afterMs, spreadMs, offMs, leastLikeness }) =>
    line([scene, String(listeners), String(afterMs), spreadMs.toFixed(2), offMs.toFixed(2), leastLikeness.toFixed(3)]),
  )
  return [line(['heard at the output', 'listeners', 'after ms', 'spread ms', 'off ms', 'likeness']), ...body].join('\n')
}

/** Prints, after the last test, how well listeners were in step in each scene. */
export class InStepReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = modules.flatMap((module) =>
      [...module.children.allTests()].flatMap((test) => test.meta().inStep ?? []),
    )
    if (rows.length > 0) process.stdout.write(`\n${inStepTable(rows)}\n`)
  }
}
