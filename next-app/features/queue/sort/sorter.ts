import type { Item } from '@earshot/sync'
import { type Place, placeAt, rowAt } from '../../../store/queue/places.ts'
import { PITCH_PX, ROW_PX } from '../row-size.ts'
import { intoSight, scrollBy, scrollerOf, seenOf } from './scrolling.ts'

export type SorterDeps = {
  /** The items among which this one may be moved, in their order; fewer than two when it may not be. */
  peersOf(itemId: string): readonly Item[]
  /** Which row of the list an item is, from 0 on, whether it is in the page or not. */
  placeOf(itemId: string): number
  /** This item's row has to stay in the page, wherever the list is scrolled to; null: none any more. */
  hold(itemId: string | null): void
  move(item: Item, place: Place): void
  /** Told to those who do not see it. */
  say(what: 'lifted' | 'over' | 'dropped' | 'left', title: string, place: number, of: number): void
}

/** A mouse has to move so far before it drags, px; a finger that moves so far scrolls, and one that rests so long takes the row up, ms. */
const SLACK_PX = 6
const REST_MS = 350

type Grasp = { item: Item; peers: readonly Item[]; row: HTMLElement; from: number; to: number }
type Press = { row: HTMLElement; touches: boolean; x: number; y: number; scrolled: number; timer: number | undefined }

/**
 * Lets the rows of a list (`li[data-item]`) be put in another order: dragged by mouse, by a finger that rests first, and by
 * keys on their grip (`[data-grip]`).
 *
 *   idle ─► pressed ─► lifted ─► idle     mouse, touch; a press that ends or wanders off too early is none
 *   idle ──────────► lifted ─► idle      keys
 *
 * Rows stay where they are until it is over: a line (`--drop`) shows where the one that was lifted would go. Of a long list only the rows in
 * sight are in the page, so places are reckoned and not looked at. Answers how to stop.
 */
export const attachSorter = (list: HTMLElement, deps: SorterDeps): (() => void) => {
  let press: Press | null = null
  let grasp: Grasp | null = null
  let pointer = { x: 0, y: 0 }
  let frame = 0
  const scroller = scrollerOf(list)
  const stop = new AbortController()
  const { signal } = stop

  const rowOf = (itemId: string) => list.querySelector<HTMLElement>(`[data-item="${itemId}"]`)

  const lift = (row: HTMLElement): boolean => {
    const peers = deps.peersOf(row.dataset.item ?? '')
    const from = peers.findIndex(({ itemId }) => itemId === row.dataset.item)
    const item = peers[from]
    if (item === undefined || peers.length < 2) return false
    grasp = { item, peers, row, from, to: from }
    row.dataset.lifted = ''
    deps.hold(item.itemId)
    list.dataset.sorting = ''
    deps.say('lifted', item.song.title, from + 1, peers.length)
    return true
  }

  const go = (to: number) => {
    if (grasp === null || to === grasp.to) return
    grasp.to = to
    deps.say('over', grasp.item.song.title, to + 1, grasp.peers.length)
    const over = grasp.peers[to]
    if (over === undefined || to === grasp.from) {
      delete list.dataset.drop
      return
    }
    const edge = deps.placeOf(over.itemId) + (to < grasp.from ? 0 : 1)
    list.style.setProperty('--drop', `${Math.max(0, edge * PITCH_PX - 2)}px`)
    list.dataset.drop = ''
  }

  /** By keys one goes where one may not see. */
  const show = () => {
    const over = grasp?.peers[grasp.to]
    if (over === undefined) return
    const top = list.getBoundingClientRect().top + deps.placeOf(over.itemId) * PITCH_PX
    scroller.scrollBy(0, intoSight(top, ROW_PX, seenOf(scroller)))
  }

  const end = (isDropped: boolean): void => {
    cancelAnimationFrame(frame)
    if (press !== null) clearTimeout(press.timer)
    press = null
    if (grasp === null) return
    const { item, peers, row, from, to } = grasp
    grasp = null
    deps.hold(null)
    delete list.dataset.drop
    delete list.dataset.sorting
    delete row.dataset.lifted
    row.style.transform = ''
    const place = isDropped ? placeAt(peers, from, to) : null
    deps.say(place === null ? 'left' : 'dropped', item.song.title, to + 1, peers.length)
    if (place !== null) deps.move(item, place)
  }

  /** The row follows the pointer; the list scrolls where it must. */
  const follow = (): void => {
    if (press === null || grasp === null) return
    scroller.scrollBy(0, scrollBy(pointer.y, seenOf(scroller)))
    const moved = pointer.y - press.y + scroller.scrollTop - press.scrolled
    const listTop = list.getBoundingClientRect().top
    const middles = grasp.peers.map(({ itemId }) => listTop + deps.placeOf(itemId) * PITCH_PX + ROW_PX / 2)
    grasp.row.style.transform = `translateY(${moved}px)`
    const { top, height } = grasp.row.getBoundingClientRect()
    go(rowAt(middles, grasp.from, top + height / 2))
    frame = requestAnimationFrame(follow)
  }

  const take = (): void => {
    if (press === null || !lift(press.row)) return end(false)
    if (press.touches) navigator.vibrate?.(12)
    frame = requestAnimationFrame(follow)
  }

  const down = (event: PointerEvent): void => {
    const { target, pointerType, clientX: x, clientY: y } = event
    if (grasp !== null || !event.isPrimary || event.button !== 0 || !(target instanceof Element)) return
    const row = target.closest<HTMLElement>('[data-item]')
    if (row === null || target.closest('[data-still]') !== null) return
    if (deps.peersOf(row.dataset.item ?? '').length < 2) return
    const touches = pointerType === 'touch'
    const timer = touches ? window.setTimeout(take, REST_MS) : undefined
    pointer = { x, y }
    press = { row, touches, x, y, scrolled: scroller.scrollTop, timer }
  }

  const move = ({ clientX: x, clientY: y, isPrimary }: PointerEvent): void => {
    if (press === null || !isPrimary) return
    pointer = { x, y }
    if (grasp !== null || Math.hypot(x - press.x, y - press.y) < SLACK_PX) return
    if (press.touches) end(false)
    else take()
  }

  const up = (): void => {
    const wasLifted = grasp !== null && press !== null
    end(true)
    if (!wasLifted) return
    // What was dragged was not pressed.
    const swallow = (event: Event) => {
      event.preventDefault()
      event.stopPropagation()
    }
    addEventListener('click', swallow, { capture: true, once: true })
    setTimeout(() => removeEventListener('click', swallow, { capture: true }), 50)
  }

  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && grasp !== null) {
      event.preventDefault()
      return end(false)
    }
    const grip = event.target instanceof Element ? event.target.closest('[data-grip]') : null
    const row = grip?.closest<HTMLElement>('[data-item]')
    if (!row || press !== null) return
    const isEnter = event.key === ' ' || event.key === 'Enter'
    if (grasp === null) {
      if (isEnter && lift(row)) event.preventDefault()
      return
    }
    const last = grasp.peers.length - 1
    const wanted = { ArrowUp: grasp.to - 1, ArrowDown: grasp.to + 1, Home: 0, End: last }[event.key]
    if (wanted !== undefined) {
      go(Math.min(last, Math.max(0, wanted)))
      show()
    } else if (isEnter) {
      end(true)
      requestAnimationFrame(() =>
        rowOf(row.dataset.item ?? '')
          ?.querySelector<HTMLElement>('[data-grip]')
          ?.focus(),
      )
    } else return
    event.preventDefault()
  }

  list.addEventListener('pointerdown', down, { signal })
  list.addEventListener('keydown', key, { signal })
  list.addEventListener('focusout', () => press === null && end(false), { signal })
  // A finger that has taken a row up does not scroll, and opens no menu of the browser's.
  list.addEventListener('touchmove', (event) => grasp !== null && event.preventDefault(), { signal, passive: false })
  list.addEventListener('contextmenu', (event) => press?.touches && event.preventDefault(), { signal })
  addEventListener('pointermove', move, { signal })
  addEventListener('pointerup', up, { signal })
  addEventListener('pointercancel', () => press !== null && end(false), { signal })
  addEventListener('keydown', (event) => event.key === 'Escape' && press !== null && end(false), { signal })
  return () => {
    end(false)
    stop.abort()
  }
}
