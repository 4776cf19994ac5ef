import { beforeEach, expect, test } from 'vitest'
import { dismissToast, TOASTS_MOST, toast, useToasts } from './toast.ts'

const shown = () => useToasts.getState().shown
const texts = () => shown().map(({ text }) => text)

beforeEach(() => useToasts.setState({ shown: [] }))

test('a notice of the same name takes the place of the one that shows', () => {
  toast('Ada pressed pause', { id: 'a' })
  toast.error('It did not work')
  toast('Ben pressed pause', { id: 'a' })
  expect(texts()).toEqual(['It did not work', 'Ben pressed pause'])
  expect(shown().map(({ look }) => look)).toEqual(['error', 'plain'])
})

test('who presses twice is told once', () => {
  toast.success('Link copied')
  toast.success('Link copied')
  expect(texts()).toEqual(['Link copied'])
})

test('of many the newest show', () => {
  for (let n = 1; n <= TOASTS_MOST + 2; n++) toast(`notice ${n}`)
  expect(texts()).toHaveLength(TOASTS_MOST)
  expect(texts().at(-1)).toBe(`notice ${TOASTS_MOST + 2}`)
})

test('a notice that is over takes away itself alone, and not the one that has come in its place', () => {
  toast('first', { id: 'a' })
  const [first] = shown()
  toast('second', { id: 'a' })
  if (first !== undefined) dismissToast(first)
  expect(texts()).toEqual(['second'])
})
