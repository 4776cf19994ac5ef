import { describe, expect, it } from 'vitest'
import { readOptions } from './options.ts'

describe('the command line', () => {
  it('says nothing and gets the whole run', () => {
    expect(readOptions([])).toEqual({
      starts: 12,
      networks: ['none', '20', '40', '40±20', '100±50', '20/60'],
      listeners: 3,
      longMinutes: null,
      publish: false,
      manner: { trace: false },
    })
  })

  it('can have it quick, or long, or its own way', () => {
    expect(readOptions(['--quick'])).toMatchObject({ starts: 3, networks: ['none', '40±20'] })
    expect(readOptions(['--long', '30', '--listeners', '2'])).toMatchObject({ longMinutes: 30, networks: ['none'] })
    expect(readOptions(['--quick', '--starts', '5', '--networks', '40', '--publish'])).toMatchObject({
      starts: 5,
      networks: ['40'],
      publish: true,
    })
    expect(readOptions(['--help'])).toBeNull()
  })

  it.each([['--starts', '0'], ['--listeners', '2'], ['--long', 'ever'], ['--loud']])('refuses %s %s', (...args) => {
    expect(() => readOptions(args.filter((it) => it !== undefined))).toThrow()
  })
})
