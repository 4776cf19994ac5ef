'use client'

import { useMemo } from 'react'
import { encode } from 'uqr'
import { QUIET, qrPath } from './qr-path.ts'

/** A QR code: dark on light whatever the page's colours are, for that is what cameras are made for; a breath of the accent in its dark. */
export const QrCode = ({ text, label }: { text: string; label: string }) => {
  const { side, path } = useMemo(() => {
    const { data, size } = encode(text, { ecc: 'M', border: 0 })
    return { side: size + 2 * QUIET, path: qrPath(data) }
  }, [text])
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      className="block w-full rounded-3xl bg-chalk"
    >
      <path d={path} className="fill-[color-mix(in_oklab,var(--accent)_22%,var(--color-screen))]" />
    </svg>
  )
}
