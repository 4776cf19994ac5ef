import { expect, test } from 'vitest'
import { Screen } from './screen.ts'

const anElement = () => ({}) as HTMLElement

test('who has something to show is given the page’s element as soon as there is one, and once', () => {
  const screen = new Screen()
  const [shown, element] = [[] as HTMLElement[], anElement()]
  screen.whenHeld((it) => shown.push(it))
  expect(shown).toEqual([])
  screen.hold(element)
  screen.hold(null)
  screen.hold(element)
  expect(shown).toEqual([element])
  screen.whenHeld((it) => shown.push(it))
  expect(shown.length).toBe(2)
})

test('who waits no longer is given none', () => {
  const screen = new Screen()
  const shown: HTMLElement[] = []
  screen.whenHeld((it) => shown.push(it))()
  screen.hold(anElement())
  expect(shown).toEqual([])
})
