import type { CommandId, LocalMs, Refusal, UpChat, UpCommand } from '@earshot/sync'
import type { Told } from './room-session.ts'

type Command = UpCommand | UpChat
type Errand = {
  command: Command
  saidAt: LocalMs
  /** When nobody waits for it any more; null when somebody does for as long as it takes. */
  until: number | null
  done: (refusal: Refusal | null) => void
}

/** An answer that takes longer than this was lost on its way, or its command was, ms. */
const SAY_AGAIN_AFTER_MS = 3000

/**
 * Commands whose answer somebody waits for. Each is said until it is answered, over as many links as that takes; the
 * server does it once.
 */
export class Errands {
  readonly #newCommandId: () => string
  readonly #say: (command: Command) => void
  readonly #errands = new Map<CommandId, Errand>()

  constructor(newCommandId: () => string, say: (command: Command) => void) {
    this.#newCommandId = newCommandId
    this.#say = say
  }

  /** Answers null when it was done, or why it was refused; `unavailable` when nobody answered within `patienceMs`. */
  tell(told: Told, now: LocalMs, patienceMs: number | null): Promise<Refusal | null> {
    const command = { ...told, commandId: this.#newCommandId() as CommandId } as Command
    const until = patienceMs === null ? null : now + patienceMs
    return new Promise((done) => {
      this.#errands.set(command.commandId, { command, saidAt: now, until, done })
      this.#say(command)
    })
  }

  /** Says again what has had no answer for a while, and everything when the link is new; gives up what is too old. */
  look(now: LocalMs, isNewLink: boolean): void {
    for (const errand of this.#errands.values()) {
      if (errand.until !== null && now >= errand.until) {
        this.answered(errand.command.commandId, 'unavailable')
        continue
      }
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
