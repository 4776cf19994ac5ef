// Draws the pictures by which the program is shown elsewhere, out of next-app/app/icon.svg and its own typeface: icons for devices that
// install it, and the picture beside a link to it. Needs a Chromium; what it draws is kept in the repository.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findChromium } from './chromium.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const at = (/** @type {string} */ file) => path.join(root, file)
const icon = readFileSync(at('next-app/app/icon.svg'), 'utf8')
/** Devices cut it into a shape of their own: nothing of it may be transparent. */
const wholeIcon = icon.replace('rx="15"', '')
const font = readFileSync(
  at('node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-opsz-normal.woff2'),
).toString('base64')

const PREVIEW = { width: 1200, height: 630 }
const preview = `
  <style>
    @font-face { font-family: Display; src: url(data:font/woff2;base64,${font}); font-weight: 200 800 }
    body { width: ${PREVIEW.width}px; height: ${PREVIEW.height}px; overflow: hidden; color: #f5f0e8;
      font: 700 88px/1 Display; letter-spacing: -0.028em;
      background: radial-gradient(56rem 40rem at 82% 40%, #6b431f 0%, #2b1d12 46%, transparent 76%), #0e0c0a }
    main { position: absolute; inset: 84px 0 0 84px }
    b { color: #ffb970; font-weight: 700 }
    p { margin: 0 }
    .name { position: absolute; bottom: 84px; font-size: 44px; font-weight: 600; letter-spacing: -0.01em }
    svg { position: absolute; right: -150px; top: 190px; width: 680px }
  </style>
  <svg viewBox="0 0 64 48" fill="none" stroke="#ffb970" stroke-width="1.6">
    <circle cx="25" cy="24" r="19" opacity=".5"/><circle cx="41" cy="24" r="19"/>
  </svg>
  <main><p>The same song.</p><p style="margin-top:14px"><b>The same instant.</b></p><p class="name">Earshot</p></main>`

/** @param {string} svg @param {number} size */
const iconPage = (svg, size) => `<style>svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}`

/** @type {{ file: string, html: string, width: number, height: number }[]} */
const pictures = [
  ...[192, 512].map((size) => ({
    file: `public/icons/icon-${size}.png`,
    html: iconPage(icon, size),
    width: size,
    height: size,
  })),
  { file: 'public/icons/maskable-512.png', html: iconPage(wholeIcon, 512), width: 512, height: 512 },
  { file: 'app/apple-icon.png', html: iconPage(wholeIcon, 180), width: 180, height: 180 },
  { file: 'public/preview.jpg', html: preview, ...PREVIEW },
]

const executablePath = await findChromium()
if (!executablePath) throw new Error('no Chromium here: node scripts/chromium.mjs installs one')
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const page = await browser.newPage()
for (const { file, html, width, height } of pictures) {
  await page.setViewportSize({ width, height })
  await page.setContent(`<!doctype html><style>body { margin: 0 }</style>${html}`)
  await page.evaluate('document.fonts.ready')
  // A gradient is some hundred kB as PNG, and there are those who show no picture that large.
  const look = file.endsWith('.jpg') ? { type: /** @type {const} */ ('jpeg'), quality: 92 } : { omitBackground: true }
  writeFileSync(at(path.join('next-app', file)), await page.screenshot(look))
  console.log(`drew ${file}`)
}
await browser.close()
