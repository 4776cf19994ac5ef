import { expect, it } from 'vitest'
import { Limiter } from './limiter.ts'

it('each key has a bucket of its own, which fills with time', () => {
  let now = 0
  const limiter = new Limiter({ perSecond: 0.5, burst: 2 }, () => now)
  expect([limiter.take('a'), limiter.take('a'), limiter.take('a'), limiter.take('b')]).toEqual([
    true,
    true,
    false,
    true,
  ])
  now = 2000
  expect([limiter.take('a'), limiter.take('a')]).toEqual([true, false])
})

it('a stranger with many names takes no more memory than so much, and who comes often is not forgotten', () => {
  const limiter = new Limiter({ perSecond: 0, burst: 1 }, () => 0)
  limiter.take('regular')
  for (let n = 0; n < 30_000; n++) {
    limiter.take(`name ${n}`)
    if (n % 1000 === 0) expect(limiter.take('regular')).toBe(false)
  }
  expect(limiter.take('name 0')).toBe(true)
})
