/** What the pictures are painted with: they are pictures, and look the same upon every ground. */
export const paint = {
  face: '#ffcb45',
  shade: '#f0a92b',
  dark: '#4f3207',
  heart: '#f4455f',
  heartLight: '#ffa3b1',
  spark: '#fff3cf',
  flame: '#ff7a2f',
  flameHeart: '#ffd257',
  mouth: '#7c2a16',
  tongue: '#f4627a',
  white: '#fff',
  thread: '#dfe6ff',
  ball: '#7f8df0',
  ballLight: '#b9c4ff',
  ballDark: '#5a62c9',
  mirrors: '#eef1ff',
} as const
