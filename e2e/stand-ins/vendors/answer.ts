import type { IncomingMessage } from 'node:http'

/** One question to a vendor: what follows the vendor's own part of the path, and who asks. */
export type Question = { path: string; query: URLSearchParams; request: IncomingMessage; body: string; base: string }

/** What a vendor answers: JSON, text, or bytes that can be asked for in parts. */
export type Answer =
  | { json: unknown; status?: number; headers?: Record<string, string> }
  | { text: string; type: string; status?: number }
  | { bytes: Uint8Array; type: string }
  | { location: string }

/** A vendor: answers what it documents, and refuses what it would refuse. Null: it has no such path. */
export type Vendor = (question: Question) => Answer | null

/** A parameter that must be there and look right, else what the vendor says of a bad request. */
export function need(query: URLSearchParams, name: string, pattern: RegExp, refuse: () => Answer): string {
  const value = query.get(name)
  if (value === null || !pattern.test(value)) throw new Refused(refuse())
  return value
}

/** Nothing else may be asked: a vendor that ignores what it does not know hides mistakes. */
export function only(query: URLSearchParams, names: readonly string[], refuse: () => Answer): void {
  for (const name of query.keys()) if (!names.includes(name)) throw new Refused(refuse())
}

/** Carries a refusal out of a vendor. */
export class Refused extends Error {
  readonly answer: Answer

  constructor(answer: Answer) {
    super('refused')
    this.answer = answer
  }
}
