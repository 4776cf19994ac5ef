import { describe, expect, it } from 'vitest'
import { formatDistance, formatLength, formatTime, speakTime } from './format.ts'

describe('times', () => {
  it('R13: 272 s are shown as 4:32, and 1,200 s as 20:00', () => {
    expect([272_000, 1_200_000].map(formatTime)).toEqual(['4:32', '20:00'])
  })

  it.each([
    [0, '0:00'],
    [999, '0:00'],
    [7_000, '0:07'],
    [225_400, '3:45'],
    [3_723_000, '1:02:03'],
    [-5, '0:00'],
  ])('%d ms is shown as %s', (ms, text) => {
    expect(formatTime(ms)).toBe(text)
  })

  it.each([
    [0, '0 seconds'],
    [61_000, '1 minute 1 second'],
    [7_380_000, '2 hours 3 minutes'],
  ])('%d ms is spoken as %s', (ms, text) => {
    expect(speakTime(ms)).toBe(text)
  })

  it.each([
    [20_000, 'under a minute'],
    [18 * 60_000, '18 min'],
    [120 * 60_000, '2 h'],
    [125 * 60_000, '2 h 5 min'],
  ])('a list of %d ms lasts %s', (ms, text) => {
    expect(formatLength(ms)).toBe(text)
  })

  it.each([
    [-0.42, '0.4'],
    [0.01, '0.1'],
    [9.97, '10'],
    [12.4, '12'],
  ])('%d ms out of step is shown as %s', (ms, text) => {
    expect(formatDistance(ms)).toBe(text)
  })
})
