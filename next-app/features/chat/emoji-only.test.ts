import { expect, it } from 'vitest'
import { isEmojiOnly } from './emoji-only.ts'

it.each(['🔥', '🔥🔥🔥', '👩‍🎤 👍🏽', '❤️', '🇨🇭🇧🇷', '1️⃣', '🏳️‍🌈', '😀😀😀😀😀😀'])('%s is drawn large', (text) => {
  expect(isEmojiOnly(text)).toBe(true)
})

it.each(['', 'ok 🔥', '12', '#1', '©', '™', '😀😀😀😀😀😀😀', '🔥\n\n🔥', ':)'])('%j is text', (text) => {
  expect(isEmojiOnly(text)).toBe(false)
})

it('a long message is judged at once', () => {
  expect(isEmojiOnly(`${'👩‍👩‍👧'.repeat(90)}x`)).toBe(false)
})
