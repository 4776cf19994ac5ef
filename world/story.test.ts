import { describe, expect, it } from 'vitest'
import { tellStory } from './story.ts'

// W1  Whatever happened, once all are back and it has been quiet, everybody hears the room's song where the room is:
//     off by no more than what their network hides from any clock (half its unevenness and half its jitter) and 2 ms.
//     All see one queue, one undo, one set of roles and rules, and the same votes.
//     A device whose own clock jumped during the story may be off by what its clock itself gives as its bound, and 2 ms.

/** `WORLD_SEED=7` tells one story again; `WORLD_STORIES=1000` tells more of them. */
const only = process.env.WORLD_SEED
const count = Number(process.env.WORLD_STORIES ?? 30)
const seeds = only === undefined ? Array.from({ length: count }, (_, n) => n + 1) : [Number(only)]

describe('random stories in virtual time', () => {
  it.each(seeds)('W1: after the quiet all agree (seed %i)', { timeout: 30_000 }, async (seed) => {
    const { distances, disagreements } = await tellStory(seed)
    expect(disagreements, `WORLD_SEED=${seed}`).toEqual([])
    const off = distances.filter(({ errorMs, allowedMs }) => Math.abs(errorMs) > allowedMs)
    expect(off, `WORLD_SEED=${seed}`).toEqual([])
  })
})
