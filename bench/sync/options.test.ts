import { describe, expect, it } from 'vitest'
import { readOptions } from './options.ts'
import { legsOf } from './run.ts'
import { PLAIN } from './stage/manner.ts'

const legNames = (...args: string[]) => {
  const options = readOptions(args)
  return options ? legsOf(options).map(({ name, starts }) => `${name} x${starts}`) : []
}

describe('the command line', () => {
  it('says nothing and gets every network, every player and every trial', () => {
    expect(readOptions([])).toEqual({
      starts: 3,
      networks: ['none', '20', '40', '40±20', '100±50', '20/60'],
      listeners: 3,
      manner: PLAIN,
      scenes: ['start', 'join', 'pause', 'resume', 'seek', 'song change'],
      trials: ['hidden tab', 'blocked page', 'killed server', 'song end without a server'],
      trialRuns: 1,
      hiddenMinutes: 1,
      fallbacks: true,
      longMinutes: null,
      longSkewPpm: 0,
      plainMinutes: null,
      publish: false,
    })
    expect(legNames()).toEqual([
      ...['none x3', '20 x1', '40 x3', '40±20 x3', '100±50 x3', '20/60 x3'],
      ...['none http x2', 'none element x2'],
    ])
  })

  it('can have it quick, full, long, or its own way', () => {
    expect(readOptions(['--quick'])).toMatchObject({ starts: 3, networks: ['none', '40±20'], trials: [] })
    expect(readOptions(['--full'])).toMatchObject({
      starts: 12,
      trialRuns: 3,
      hiddenMinutes: 10,
      longMinutes: 30,
      longSkewPpm: 100,
    })
    expect(readOptions(['--long', '30', '--listeners', '2', '--skew', '100'])).toMatchObject({
      longMinutes: 30,
      networks: ['none'],
      scenes: [],
      trials: [],
      longSkewPpm: 100,
    })
    expect(readOptions(['--scenes', 'seek,killed server'])).toMatchObject({
      scenes: ['seek'],
      trials: ['killed server'],
      fallbacks: false,
    })
    expect(readOptions(['--plain', '10'])).toMatchObject({
      plainMinutes: 10,
      longMinutes: null,
      scenes: [],
      trials: [],
      fallbacks: false,
    })
    expect(readOptions(['--help'])).toBeNull()
  })

  it('names what is played by network and manner', () => {
    expect(legNames('--networks', '40', '--player', 'file', '--http', '--starts', '2')).toEqual(['40 http file x2'])
    expect(legNames('--quick', '--skew', '50')).toEqual(['none ±50 ppm x3', '40±20 ±50 ppm x3'])
  })

  it.each([
    ['--starts', '0'],
    ['--listeners', '2'],
    ['--long', 'ever'],
    ['--plain', '0'],
    ['--scenes', 'encore'],
    ['--player', 'piano'],
    ['--loud'],
  ])('refuses %s %s', (...args) => {
    expect(() => readOptions(args.filter((it) => it !== undefined))).toThrow()
  })
})
