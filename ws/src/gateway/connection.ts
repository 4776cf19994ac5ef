import {
  type CommandId,
  PROTOCOL_VERSION,
  type PublicUser,
  REFUSALS,
  type Refusal,
  type ServerMs,
  type SpaceId,
  type Step,
  type UpCalibration,
  type UpChat,
  type UpCommand,
  type UpMessage,
} from '@earshot/sync'
import type { RawData, WebSocket } from 'ws'
import { type Bucket, type BucketRule, fullBucket, take } from '../limits/token-bucket.ts'
import type { Timers } from '../managers/alarm.ts'
import { dismiss, say } from '../managers/fan-out.ts'
import type { StreamManager } from '../managers/streamManager.ts'
import type { Heartbeat } from './heartbeat.ts'
import { intentOf, type Lookup } from './intent-of.ts'
import { Pace } from './pace.ts'
import { readFrame } from './read-frame.ts'

/** Who is at the other end, by their signed cookie; `sessionId` is of their account's session, null for a guest. */
export type Identity = { userId: string; name: string; token: string; sessionId: string | null }

export type ConnectionDeps = Omit<Lookup, 'present' | 'knownUser' | 'mayTry'> & {
  streams: StreamManager
  timers: Timers
  onProblem: (problem: string, error: unknown) => void
}

/** Everything a socket may say but probes, which come in bursts of four seconds and must not use up what commands need. */
const MESSAGES: BucketRule = { perSecond: 20, burst: 60 }
const PROBES: BucketRule = { perSecond: 20, burst: 1000 }
/** A client of ours says how it stands 20 times a minute at most; what is said to be shown must not crowd out a pause. */
const REPORTS: BucketRule = { perSecond: 0.5, burst: 20 }
/** More than a person may show in a room, so that a limit is told by the room; and nothing of it is taken from what a pause needs. */
const REACTIONS: BucketRule = { perSecond: 5, burst: 20 }
/** Each costs some 50 ms of a processor. */
const PASSWORDS: BucketRule = { perSecond: 0.2, burst: 5 }
/** As far apart as a client's probes at their densest: what delays both ways alike is then seen alike both ways. */
const ANSWER_GAP_MS = 5
const ANSWERS_WAITING = 64
/** More refused frames than this, and the socket is closed: it is no client of ours. */
const STRIKES: BucketRule = { perSecond: 2, burst: 200 }
/** Close codes in docs/protocol.md. */
const MISBEHAVED = 4400

type ProbeStamp = (UpMessage & { type: 'clock-probe' })['sentAt']
type Probed = { sentAt: ProbeStamp; receivedAt: ServerMs }

/** One socket: reads what comes, answers probes first, and hands commands on under the identity of its cookie. */
export class Connection {
  readonly ws: WebSocket
  readonly heartbeat: Heartbeat
  user: Identity
  readonly #deps: ConnectionDeps
  #spaceId: SpaceId | null = null
  #waitsAt: SpaceId | null = null
  readonly #buckets = new Map<BucketRule, Bucket>()
  readonly #answers: Pace<Probed>
  /** One message at a time: what a sender says in order is done in order. */
  #queue: Promise<void> = Promise.resolve()

  constructor(ws: WebSocket, user: Identity, heartbeat: Heartbeat, deps: ConnectionDeps) {
    this.ws = ws
    this.user = user
    this.heartbeat = heartbeat
    this.#deps = deps
    this.#answers = new Pace(ANSWER_GAP_MS, ANSWERS_WAITING, deps.now, deps.timers, (answer) => this.#sayClock(answer))
    ws.on('message', (data, isBinary) => this.#onFrame(data, isBinary))
    ws.on('close', () => {
      this.#answers.close()
      this.#stopWaiting()
      this.#leave()
    })
    // Without a listener an oversized frame would end the process (R11); `ws` closes the socket itself.
    ws.on('error', () => {})
  }

  #onFrame(data: RawData, isBinary: boolean): void {
    const receivedAt = this.#deps.now()
    // A socket that was told to go may still speak for a moment; nobody listens any more.
    if (this.ws.readyState !== this.ws.OPEN) return
    this.heartbeat.heard()
    const read = readFrame(asBuffer(data), isBinary)
    if (!this.#take(read.ok ? ruleOf(read.message) : MESSAGES, receivedAt)) {
      const commandId = read.ok ? ('commandId' in read.message ? read.message.commandId : null) : read.commandId
      return this.#strike('rate-limited', REFUSALS['rate-limited'], commandId)
    }
    if (!read.ok) return this.#strike(read.code, read.message, read.commandId)
    if (read.message.type === 'clock-probe') return this.#answerProbe(read.message.sentAt, receivedAt)
    const { message } = read
    this.#queue = this.#queue
      .then(() => this.#handle(message))
      .catch((error) => {
        this.#deps.onProblem('a message could not be handled', error)
        this.#refuse('unavailable', idOf(message))
      })
  }

  /** Whether there is a token left, and takes it. */
  #take(rule: BucketRule, now: ServerMs): boolean {
    const { bucket, ok } = take(rule, this.#buckets.get(rule) ?? fullBucket(rule, now), now)
    this.#buckets.set(rule, bucket)
    return ok
  }

  #answerProbe(sentAt: ProbeStamp, receivedAt: ServerMs): void {
    const answer = this.#answers.next(receivedAt, { sentAt, receivedAt })
    if (answer !== null) this.#sayClock(answer)
  }

  #sayClock({ sentAt, receivedAt }: Probed): void {
    const spaceId = this.#inside()
    const stand = spaceId === null ? null : this.#deps.streams.standOf(spaceId)
    const seen = { epoch: stand?.epoch ?? null, revision: stand?.revision ?? null }
    say(this.ws, { type: 'clock-answered', sentAt, receivedAt, ...seen, answeredAt: this.#deps.now() })
  }

  async #handle(message: Exclude<UpMessage, { type: 'clock-probe' }>): Promise<void> {
    if (message.type === 'join-room') return this.#join(message)
    if (message.type === 'request-entry') return this.#requestEntry(message.spaceId)
    if (message.type === 'report-state') return this.#report(message)
    if (message.type === 'send-reaction') return this.#react(message)
    const spaceId = this.#inside()
    if (spaceId === null) return this.#refuse('not-joined', idOf(message))
    if (isCalibration(message)) return this.#calibrate(spaceId, message)
    const refusal = isChat(message)
      ? await this.#deps.streams.chat(spaceId, this.#publicUser(), message)
      : await this.#carryOut(spaceId, message)
    // The first copy was carried out, and that is all its sender wants to know.
    if (refusal !== null && refusal !== 'repeated-command') return this.#refuse(refusal, message.commandId)
    this.#accept(message.commandId, this.#deps.streams.standOf(spaceId)?.revision ?? 0)
  }

  /** The room that this socket is in: none as soon as it was removed from it (R9). */
  #inside(): SpaceId | null {
    if (this.#spaceId === null) return null
    return this.#deps.streams.isInside(this.#spaceId, this.user.userId, this.ws) ? this.#spaceId : null
  }

  async #join({ protocolVersion, spaceId, password, inviteKey }: UpMessage & { type: 'join-room' }): Promise<void> {
    if (protocolVersion !== PROTOCOL_VERSION) return this.#refuse('unsupported-version', null)
    if (this.#spaceId !== null && this.#spaceId !== spaceId) this.#leave()
    if (this.ws.readyState !== this.ws.OPEN) return
    const refusal = await this.#deps.streams.join(spaceId, this.user, this.ws, { password, inviteKey })
    if (refusal !== null) return this.#refuse(refusal, null)
    this.#spaceId = spaceId
    // The socket may have closed while the space was loaded.
    if (this.ws.readyState !== this.ws.OPEN) this.#leave()
  }

  /** One waits before one door at a time. */
  async #requestEntry(spaceId: SpaceId): Promise<void> {
    if (this.#waitsAt !== spaceId) this.#stopWaiting()
    this.#waitsAt = spaceId
    const refusal = await this.#deps.streams.requestEntry(spaceId, this.#publicUser(), this.ws)
    if (refusal !== null) this.#refuse(refusal, null)
  }

  #stopWaiting(): void {
    if (this.#waitsAt !== null) this.#deps.streams.stopWaiting(this.#waitsAt, this.user.userId, this.ws)
    this.#waitsAt = null
  }

  #leave(): void {
    if (this.#spaceId === null) return
    this.#deps.streams.leave(this.#spaceId, this.user.userId, this.ws)
    this.#spaceId = null
  }

  #report({ type: _, ...state }: UpMessage & { type: 'report-state' }): void {
    const spaceId = this.#inside()
    if (spaceId === null) return this.#refuse('not-joined', null)
    this.#deps.streams.reportState(spaceId, this.user.userId, this.ws, state)
  }

  #react({ reaction }: UpMessage & { type: 'send-reaction' }): void {
    const spaceId = this.#inside()
    if (spaceId === null) return this.#refuse('not-joined', null)
    const refusal = this.#deps.streams.react(spaceId, this.#publicUser().userId, reaction)
    if (refusal !== null) this.#refuse(refusal, null)
  }

  /** Answers why a command was not carried out, or null. */
  async #carryOut(spaceId: SpaceId, command: UpCommand): Promise<Refusal | null> {
    const { streams } = this.#deps
    const by = this.#publicUser()
    const asked = { by, commandId: command.commandId }
    const refusalOf = (step: Step) => (step.ok ? null : step.refusal)
    switch (command.type) {
      case 'pause-playback':
        return refusalOf(await streams.pausePlayback(spaceId, { ...asked, itemId: command.itemId }))
      case 'resume-playback':
        return refusalOf(await streams.resumePlayback(spaceId, { ...asked, itemId: command.itemId }))
      case 'seek-playback':
        return refusalOf(await streams.seekPlayback(spaceId, command.positionMs, { ...asked, itemId: command.itemId }))
      default: {
        const told = await intentOf(command, by, {
          ...this.#deps,
          mayTry: (type) => {
            if (!streams.mayTry(spaceId, by.userId, type)) return 'not-allowed'
            return this.#take(PASSWORDS, this.#deps.now()) ? null : 'rate-limited'
          },
          present: () => streams.presentUsers(spaceId),
          knownUser: (userId) => streams.knownUser(spaceId, userId),
        })
        if ('refusal' in told) return told.refusal
        // Who was removed while something was looked up for them commands nothing any more.
        if (this.#inside() === null) return 'not-joined'
        return refusalOf(await streams.decide(spaceId, told.intent, asked))
      }
    }
  }

  #calibrate(spaceId: SpaceId, message: UpCalibration): void {
    const calibrations = this.#deps.streams.calibrationsOf(spaceId)
    if (message.type === 'start-calibration') {
      const asked = { id: message.commandId, by: this.#publicUser(), from: this.ws }
      const refusal = calibrations?.start(asked, message.userId) ?? null
      if (refusal !== null) this.#refuse(refusal, message.commandId)
    } else if (message.type === 'answer-calibration') {
      calibrations?.answer(message.calibrationId, this.ws, message.ready)
    } else if (calibrations?.finish(message.calibrationId, this.ws, message.lateMs) !== true) {
      this.#refuse('calibration-over', message.calibrationId)
    }
  }

  #publicUser(): PublicUser {
    return { userId: this.user.userId, name: this.user.name } as PublicUser
  }

  #accept(commandId: CommandId, revision: number): void {
    say(this.ws, { type: 'command-accepted', commandId, revision })
  }

  #refuse(code: Refusal, commandId: CommandId | null, message: string = REFUSALS[code]): void {
    say(
      this.ws,
      commandId === null
        ? { type: 'message-refused', code, message }
        : { type: 'command-refused', commandId, code, message },
    )
  }

  #strike(code: Refusal, message: string, commandId: CommandId | null): void {
    if (this.#take(STRIKES, this.#deps.now())) this.#refuse(code, commandId, message)
    else dismiss(this.ws, MISBEHAVED, code, this.#deps.timers)
  }
}

const ruleOf = ({ type }: UpMessage): BucketRule => {
  if (type === 'clock-probe') return PROBES
  if (type === 'report-state') return REPORTS
  return type === 'send-reaction' ? REACTIONS : MESSAGES
}

const idOf = (message: UpMessage): CommandId | null => ('commandId' in message ? message.commandId : null)

const isChat = (message: UpMessage): message is UpChat => message.type === 'send-chat' || message.type === 'delete-chat'

const isCalibration = (message: UpMessage): message is UpCalibration =>
  message.type === 'start-calibration' || message.type === 'answer-calibration' || message.type === 'finish-calibration'

const asBuffer = (data: RawData): Buffer =>
  Array.isArray(data) ? Buffer.concat(data) : Buffer.isBuffer(data) ? data : Buffer.from(data)
