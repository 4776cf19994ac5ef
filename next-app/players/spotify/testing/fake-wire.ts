import type { Wire } from '../request.ts'

/** What was asked of a vendor, as its server sees it. */
export type Seen = { url: string; method: string; headers: Headers; body: string }

/** Says what the vendor answers; to throw is a connection that breaks. */
export type Vendor = (seen: Seen, times: number) => Response

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(status === 204 ? null : JSON.stringify(body), { status, headers })

/** A vendor out of a function, asked without a network; waits are taken note of, and take no time. */
export const fakeWire = (vendor: Vendor): Wire & { seen: Seen[]; waits: number[] } => {
  const seen: Seen[] = []
  const waits: number[] = []
  return {
    seen,
    waits,
    wait: async (ms) => void waits.push(ms),
    fetch: async (input, init) => {
      const request = new Request(input as string, { ...init, redirect: 'follow' })
      const asked = { url: request.url, method: request.method, headers: request.headers, body: await request.text() }
      seen.push(asked)
      return vendor(asked, seen.length)
    },
  }
}

/** Storage that lasts as long as the test. */
export const fakeStorage = (kept = new Map<string, string>()) => ({
  kept,
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, text: string) => void kept.set(key, text),
  removeItem: (key: string) => void kept.delete(key),
})
