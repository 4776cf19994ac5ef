import * as z from 'zod'
import { userId } from './ids.ts'

/** What one can show without a word. A closed set: each has one picture, the same for everyone. */
export const REACTIONS = ['heart', 'clap', 'fire', 'laugh', 'wow', 'dance'] as const
export const reaction = z.enum(REACTIONS)
export type Reaction = z.infer<typeof reaction>

/** How many shows of one moment are told by whose they were; the rest is counted. */
export const REACTIONS_NAMED = 12

/** One reaction of one person, shown so many times within a moment; `userId` null: of people who are not named. */
export const shown = z.object({ userId: userId.nullable(), reaction, many: z.int().min(1) })
export type Shown = z.infer<typeof shown>
