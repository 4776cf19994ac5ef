import type { CommandId, LocalMs, Refusal, SongId, UpCommand } from '@earshot/sync'

type AddSong = UpCommand & { type: 'add-song' }
type Errand = { command: AddSong; saidAt: LocalMs; done: (refusal: Refusal | null) => void }

/** An answer that takes longer than this was lost on its way, or its command was, ms. */
const SAY_AGAIN_AFTER_MS = 3000

/**
 * Songs put into the queue for a list that is being added. Unlike a press an errand never gets old: somebody watches
 * the list fill, so it is said until it is answered, over as many links as that takes. The server does it once.
 */
export class Errands {
  readonly #newCommandId: () => string
  readonly #say: (command: AddSong) => void
  readonly #errands = new Map<CommandId, Errand>()

  constructor(newCommandId: () => string, say: (command: AddSong) => void) {
    this.#newCommandId = newCommandId
    this.#say = say
  }

  /** Answers null when the song is in the queue, or why it was refused. */
  addSong(songId: SongId, now: LocalMs): Promise<Refusal | null> {
    const commandId = this.#newCommandId() as CommandId
    const command: AddSong = { type: 'add-song', commandId, songId }
    return new Promise((done) => {
      this.#errands.set(commandId, { command, saidAt: now, done })
      this.#say(command)
    })
  }

  /** Says again what has had no answer for a while, and everything when the link is new. */
  look(now: LocalMs, isNewLink: boolean): void {
    for (const errand of this.#errands.values()) {
      if (!isNewLink && now - errand.saidAt < SAY_AGAIN_AFTER_MS) continue
      errand.saidAt = now
      this.#say(errand.command)
    }
  }

  /** Takes the server's answer to a command; whether it was one of these. */
  answered(commandId: CommandId, refusal: Refusal | null): boolean {
    const errand = this.#errands.get(commandId)
    if (errand === undefined) return false
    this.#errands.delete(commandId)
    errand.done(refusal)
    return true
  }

  close(): void {
    for (const { done } of this.#errands.values()) done('unavailable')
    this.#errands.clear()
  }
}
