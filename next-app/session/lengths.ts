import type { CommandId, Item, LocalMs, UpCommand } from '@earshot/sync'
import { asDurationMs, durationMs } from '@earshot/sync'
import type { Player } from '../players/player.ts'

type MeasureSong = UpCommand & { type: 'measure-song' }

/** A length that the room still does not know after this time is told again, ms. */
const TELL_AGAIN_AFTER_MS = 5000

/** Tells the room how long songs are of which only a player can know. Everyone does; the first counts. */
export class Lengths {
  readonly #newCommandId: () => string
  readonly #say: (command: MeasureSong) => void
  #told: { itemId: string; commandId: CommandId; at: LocalMs } | null = null

  constructor(newCommandId: () => string, say: (command: MeasureSong) => void) {
    this.#newCommandId = newCommandId
    this.#say = say
  }

  /** Looks at the song that plays. */
  look(item: Item | null, player: Pick<Player, 'lengthMs'>, now: LocalMs): void {
    if (item === null || item.song.durationMs !== null || item.song.source.kind === 'live') return
    if (this.#told?.itemId === item.itemId && now - this.#told.at < TELL_AGAIN_AFTER_MS) return
    const length = durationMs.safeParse(asDurationMs(player.lengthMs(item) ?? 0))
    if (!length.success) return
    const commandId = this.#newCommandId() as CommandId
    this.#told = { itemId: item.itemId, commandId, at: now }
    this.#say({ type: 'measure-song', commandId, itemId: item.itemId, durationMs: length.data })
  }

  /** Whether a command was said from here: nobody pressed anything, so nobody is told of its refusal. */
  isOwn(commandId: CommandId): boolean {
    return this.#told?.commandId === commandId
  }
}
