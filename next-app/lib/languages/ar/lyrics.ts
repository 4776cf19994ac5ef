import type { lyricsWords } from '../../lyrics-words.ts'
import { apart } from './bidi.ts'

const LRCLIB = apart('LRCLIB')
const LRC = apart('.lrc')

export const lyrics: typeof lyricsWords = {
  region: 'الكلمات',
  show: 'الكلمات',
  hide: 'إخفاء الكلمات',
  close: 'إغلاق الكلمات',
  looking: 'جارٍ البحث عن الكلمات…',
  interlude: 'موسيقى بلا غناء',
  from: {
    tags: 'من وسوم الأغنية نفسها',
    file: 'من الملف المجاور للأغنية',
    provider: `من ${LRCLIB}`,
  },
  none: 'لم يُعثر على كلمات',
  noneHere: `تأتي من وسوم الأغنية، أو من ملف ${LRC} بجانبها في مجلد الموسيقى.`,
  noneAnywhere: `تأتي من وسوم الأغنية، أو من ملف ${LRC} بجانبها في مجلد الموسيقى، أو من ${LRCLIB}.`,
  failed: 'لا كلمات في الوقت الحالي',
  providerFailed: `لا كلمات مع الأغنية، وتعذّر سؤال ${LRCLIB}.`,
  retry: 'إعادة المحاولة',
}
