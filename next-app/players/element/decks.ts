import type { Item, SongId } from '@earshot/sync'
import { addresses } from '../shared/sound-address.ts'
import { Deck, type DeckEvents } from './deck.ts'

/**
 * One for the song that plays, one for the next, one more of either to jump by: the other deck comes in where the first should have
 * been, without a hole. The fourth is for a song that is asked for out of its turn. All there will ever be, for on phones
 * each needs its part of the gesture.
 */
const DECKS = 4

/** All decks. `isBusy`: whether one carries something out. */
export class Decks {
  readonly #decks: readonly Deck[]
  readonly #isBusy: (deck: Deck) => boolean

  constructor(events: DeckEvents, isBusy: (deck: Deck) => boolean) {
    this.#decks = Array.from({ length: DECKS }, () => new Deck(events))
    this.#isBusy = isBusy
  }

  /** Loads a song onto a free deck. */
  load(item: Item): Deck | null {
    const deck = this.#free() ?? this.#twin()
    deck?.load(item.song.songId, addresses.of(item.song))
    return deck ?? null
  }

  /** A deck that can carry out something with a song, which it holds; null when all are busy. */
  take(item: Item): Deck | null {
    return this.#holding(item.song.songId).find((deck) => !this.#isBusy(deck)) ?? this.load(item)
  }

  /** Puts a song that plays on a second deck, if there is a free one. */
  double(item: Item): void {
    if (this.#holding(item.song.songId).length > 1) return
    this.#free()?.load(item.song.songId, addresses.of(item.song))
  }

  unload(songId: SongId): void {
    for (const deck of this.#holding(songId)) deck.unload()
  }

  holds(songId: SongId): boolean {
    return this.#holding(songId).length > 0
  }

  /** How long the browser takes a song to be, in ms; null while it does not know. */
  lengthMs(songId: SongId): number | null {
    return this.#holding(songId).find((deck) => deck.lengthMs !== null)?.lengthMs ?? null
  }

  setVolume(volume: number): void {
    for (const deck of this.#decks) deck.setVolume(volume)
  }

  unlock(): void {
    for (const deck of this.#decks) deck.unlock()
  }

  close(): void {
    for (const deck of this.#decks) deck.unload()
  }

  #holding = (songId: SongId): readonly Deck[] => this.#decks.filter((deck) => deck.songId === songId)

  #free = (): Deck | undefined => this.#decks.find(({ songId }) => songId === null)

  /** One that is idle and holds what another holds too. */
  #twin = (): Deck | undefined =>
    this.#decks.find((deck) => !this.#isBusy(deck) && deck.songId !== null && this.#holding(deck.songId).length > 1)
}
