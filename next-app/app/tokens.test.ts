import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { contrast, type Rgb } from '../lib/colour/colour.ts'
import { GROUNDS, type Theme } from '../lib/colour/light.ts'
import { PERSON_COLOURS } from '../lib/colour/person-colour.ts'

const APP = fileURLToPath(new URL('..', import.meta.url))
const read = (name: string) => readFileSync(`${APP}/${name}`, 'utf8')
const THEMES: readonly Theme[] = ['dark', 'light']

type Colour = { rgb: Rgb; alpha: number }

/** Each colour that is set in a piece of CSS, by its name. */
const coloursOf = (css: string): Record<string, Colour> =>
  Object.fromEntries(
    [...css.matchAll(/--(?:color-)?([\w-]+): rgb\((\d+) (\d+) (\d+)(?: \/ ([\d.]+))?\)/g)].map(
      ([, name = '', red, green, blue, alpha = '1']) => [
        name,
        { rgb: [Number(red), Number(green), Number(blue)] as const, alpha: Number(alpha) },
      ],
    ),
  )

/** The rules for one selector. */
const blockOf = (css: string, selector: string): string => {
  const from = css.indexOf(`${selector} {`)
  return from < 0 ? '' : css.slice(from, css.indexOf('}', from))
}

const LIGHT = ':root[data-theme="light"]'
const tokens = read('app/tokens.css')
const dark = coloursOf(blockOf(tokens, '@theme'))
const colours: Record<Theme, Record<string, Colour>> = {
  dark,
  light: { ...dark, ...coloursOf(blockOf(tokens, LIGHT)) },
}
const tokenOf = (theme: Theme, name: string): Colour => {
  const found = colours[theme][name]
  if (found === undefined) throw new Error(`no colour ${name}`)
  return found
}

const over = (under: Rgb, { rgb, alpha }: Colour): Rgb =>
  under.map((part, at) => part * (1 - alpha) + (rgb[at] ?? 0) * alpha) as unknown as Rgb

/** Everything that text stands upon: the grounds, and upon each what lies on it or lights up under a pointer. */
const groundsOf = (theme: Theme): Rgb[] => {
  const ink = (alpha: number) => ({ ...tokenOf(theme, 'ink'), alpha })
  const bare = [tokenOf(theme, 'ground').rgb, tokenOf(theme, 'raised').rgb]
  return bare.flatMap((ground) => [ground, over(ground, tokenOf(theme, 'veil')), over(ground, ink(0.08))])
}

const least = (theme: Theme, name: string): number =>
  Math.min(...groundsOf(theme).map((ground) => contrast(tokenOf(theme, name).rgb, ground)))

describe('the tokens', () => {
  it('have the grounds that covers are reckoned for', () => {
    for (const theme of THEMES) expect(tokenOf(theme, 'ground').rgb).toEqual(GROUNDS[theme])
  })

  it('have texts that are read with ease wherever they stand, upon both grounds', () => {
    for (const theme of THEMES) {
      expect(least(theme, 'ink'), `ink, ${theme}`).toBeGreaterThanOrEqual(10)
      expect(least(theme, 'soft'), `soft, ${theme}`).toBeGreaterThanOrEqual(6)
      for (const name of ['faint', 'alarm']) expect(least(theme, name), `${name}, ${theme}`).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('have an accent without a song, too', () => {
    const light = read('app/light.css')
    const initial = (name: string) =>
      coloursOf(blockOf(light, `@property --${name}`).replace('initial-value', `--${name}`))
    const accents = {
      dark: { ...initial('accent'), ...initial('on-accent') },
      light: coloursOf(blockOf(light, LIGHT)),
    }
    for (const theme of THEMES) {
      const { accent, 'on-accent': onAccent } = accents[theme]
      expect(onAccent?.rgb).toEqual(GROUNDS[theme])
      expect(contrast(accent?.rgb ?? [0, 0, 0], GROUNDS[theme])).toBeGreaterThanOrEqual(7)
    }
  })

  it('have letters that are read upon everyone’s own colour', () => {
    for (const own of PERSON_COLOURS) expect(contrast(tokenOf('dark', 'chalk').rgb, own)).toBeGreaterThanOrEqual(4.5)
  })
})

/** What a class or a style may not say, and what to say instead. */
const RULES: readonly [RegExp, string][] = [
  [
    /(?<![\w-])-?(?:ml|mr|pl|pr|left|right|rounded-[lr]|rounded-[tb][lr]|border-[lr]|scroll-[mp][lr])-(?:\[|\d|auto|px)/,
    'ms- me- ps- pe- start- end- …: sides change with the direction of the text',
  ],
  [/(?<![\w-])text-(?:left|right)(?![\w-])/, 'text-start, text-end'],
  [
    /-(?:black|white|night|dusk|(?:gray|zinc|stone|neutral|slate|red|amber|orange)-\d+)(?:\/\d+)?[\s"'`]/,
    'a token: bg-ground, bg-raised, bg-scrim, text-ink, shadow-note, shadow-float …',
  ],
  [/#[0-9a-f]{6}\b|\brgba?\(|\bhsla?\(/, 'a token'],
  [/tracking-\[|leading-\[|shadow-\[/, 'a token'],
]

describe('components', () => {
  const sources = ['app', 'components', 'features'].flatMap((folder) =>
    readdirSync(`${APP}/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => `${folder}/${name}`),
  )

  it('name colours by tokens, and no side but by the direction of the text', () => {
    expect(sources.length).toBeGreaterThan(100)
    const faults = sources.flatMap((name) =>
      read(name)
        .split('\n')
        .flatMap((line, at) =>
          RULES.filter(([rule]) => rule.test(line)).map(
            ([, instead]) => `${name}:${at + 1} says otherwise than: ${instead}`,
          ),
        ),
    )
    expect(faults).toEqual([])
  })
})
