import { spaceId } from '@earshot/sync'
import * as z from 'zod'
import { ask } from './api.ts'
import { field } from './own-account.ts'

const spaces = z.array(z.object({ spaceId, name: z.string(), listeners: z.number() }))
export type OwnSpace = z.infer<typeof spaces>[number]

/** The rooms that are one's own, the latest made first. */
export const listOwnSpaces = () => ask('GET', '/api/spaces/mine', field('spaces', spaces))
