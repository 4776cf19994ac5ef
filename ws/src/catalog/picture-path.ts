import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ShowPicture } from './draft.ts'

export type PicturePaths = {
  show: ShowPicture
  /** Whether this server itself signed the address: it fetches no other for a page. */
  isOurs(pictureUrl: string, signature: string): boolean
}

const PATH_LENGTH = 4096

/**
 * Pictures of songs that are not in the library yet are shown through this server, so that no vendor learns who looks, and so that the
 * page loads from nowhere else. Their addresses are signed: nobody has this server fetch others.
 */
export function picturePaths(secret: Uint8Array): PicturePaths {
  const key = createHmac('sha256', secret).update('pictures').digest()
  const sign = (pictureUrl: string) => createHmac('sha256', key).update(pictureUrl).digest('base64url').slice(0, 24)
  return {
    show: (pictureUrl) => {
      const path = `/api/pictures?of=${encodeURIComponent(pictureUrl)}&by=${sign(pictureUrl)}`
      return path.length <= PATH_LENGTH ? path : null
    },
    isOurs: (pictureUrl, signature) => {
      const [told, right] = [Buffer.from(signature), Buffer.from(sign(pictureUrl))]
      return told.length === right.length && timingSafeEqual(told, right)
    },
  }
}
