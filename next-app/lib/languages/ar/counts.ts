import { plurals } from '../plural.ts'

const p = plurals('ar')

/** So many songs, as the subject of a sentence. */
export const songs = (many: number): string =>
  p(many, {
    zero: 'لا أغنيات',
    one: 'أغنية واحدة',
    two: 'أغنيتان',
    few: '# أغنيات',
    many: '# أغنية',
    other: '# أغنية',
  })

/** So many songs were added. */
export const songsAdded = (many: number): string => (many === 0 ? 'لم تُضف أي أغنية' : `أُضيفت ${songs(many)}`)

/** So many people who listen. */
export const listeners = (many: number): string =>
  p(many, {
    zero: 'لا مستمعين',
    one: 'مستمع واحد',
    two: 'مستمعان',
    few: '# مستمعين',
    many: '# مستمعًا',
    other: '# مستمع',
  })

/** So many seconds, after a preposition. */
export const ofSeconds = (many: number): string =>
  p(many, {
    zero: '# ثانية',
    one: 'ثانية واحدة',
    two: 'ثانيتين',
    few: '# ثوانٍ',
    many: '# ثانية',
    other: '# ثانية',
  })

/** So many minutes, after a preposition. */
export const ofMinutes = (many: number): string =>
  p(many, {
    zero: '# دقيقة',
    one: 'دقيقة واحدة',
    two: 'دقيقتين',
    few: '# دقائق',
    many: '# دقيقة',
    other: '# دقيقة',
  })
