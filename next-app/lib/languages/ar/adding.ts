import type { addingWords } from '../../adding-words.ts'
import { plurals } from '../plural.ts'
import { apart, ltr, quoted } from './bidi.ts'
import { ofMinutes, ofSeconds, songsAdded } from './counts.ts'

const p = plurals('ar')

const firstSentence = (text: string): string => text.match(/^.*?[.!?؟](?=\s|$)/)?.[0] ?? text

const goingOn = (seconds: number): string =>
  seconds <= 0
    ? 'تجري المتابعة…'
    : `المتابعة بعد ${seconds < 120 ? ofSeconds(seconds) : ofMinutes(Math.ceil(seconds / 60))}.`

/** What is said about adding songs. */
export const adding: typeof addingWords = {
  tab: 'إضافة أغانٍ',
  open: 'إضافة أغانٍ',
  upload: 'رفع أغانٍ',
  choose: 'رفع ملفات',
  chooseHint: 'mp3, m4a, ogg, opus, flac, wav, m3u, pls',
  folder: 'مجلد الموسيقى',
  dropHere: 'إفلات الأغاني هنا يضيفها',
  box: 'البحث عن أغانٍ، أو لصق رابط أو قائمة',
  boxHint: 'بحث، أو لصق رابط',
  clear: 'مسح',
  go: { nothing: 'إضافة', link: 'إضافة الرابط', list: 'قراءة القائمة', search: 'بحث' },
  library: 'المكتبة',
  libraryEmpty: 'لا أغنيات على هذا الخادم بعد. يمكنك رفع الأولى.',
  libraryFailed: 'لم تستجب المكتبة.',
  retry: 'إعادة المحاولة',
  results: 'النتائج',
  reading: 'جارٍ البحث…',
  nothingFound: 'لا نتائج',
  searchNow: (name) => `البحث في ${apart(name)}`,
  showAll: (many) => `عرض الكل (${many})`,
  showFewer: 'عرض أقل',
  more: 'عرض المزيد',
  add: (title) => `إضافة ${quoted(title)}`,
  adding: (title) => `تجري إضافة ${quoted(title)}`,
  added: (title) => `أُضيفت ${quoted(title)}`,
  ways: (title) => `طرق أخرى لإضافة ${quoted(title)}`,
  live: 'مباشر',
  back: 'رجوع',
  enter: 'يكفي الضغط على Enter لإضافتها.',
  readList: (lines) =>
    p(lines, {
      zero: 'لا أسطر.',
      one: 'سطر واحد. يكفي الضغط على Enter لقراءته.',
      two: 'سطران. يكفي الضغط على Enter لقراءتهما.',
      few: '# أسطر. يكفي الضغط على Enter لقراءتها.',
      many: '# سطرًا. يكفي الضغط على Enter لقراءتها.',
      other: '# سطر. يكفي الضغط على Enter لقراءتها.',
    }),
  readingLink: 'تجري قراءة الرابط…',
  readingList: (lines) =>
    p(lines, {
      zero: 'تجري قراءة القائمة…',
      one: 'تجري قراءة سطر واحد…',
      two: 'تجري قراءة سطرين…',
      few: 'تجري قراءة # أسطر…',
      many: 'تجري قراءة # سطرًا…',
      other: 'تجري قراءة # سطر…',
    }),
  nothingThere: 'لم يُعثر على أغانٍ هناك.',
  unnamedList: 'قائمتك',
  isCut: 'بدايتها فقط: فهي أطول مما يمكن إضافته دفعة واحدة.',
  addAll: (many) => `إضافة الكل (${many})`,
  tooLong: `هذا النص طويل جدًا: يمكن قراءة ${ltr('256 KB')} على الأكثر دفعة واحدة.`,
  elsewhere: {
    find: 'البحث عنها في مكان آخر',
    findSong: (title) => `البحث عن ${quoted(title)} في مكان آخر`,
    heading: (title) => `بدلًا من ${quoted(title)}`,
    nothing: 'لم يُعثر على ما يشبهها حيث يمكن التشغيل بلا حساب.',
  },
  batch: {
    region: 'القائمة التي تُضاف',
    adding: 'تجري إضافة الأغاني',
    progress: (done, all) => `${done} من ${all}`,
    done: songsAdded,
    failed: (many) =>
      p(many, {
        zero: 'أُضيفت كلها',
        one: 'تعذّرت إضافة واحدة',
        two: 'تعذّرت إضافة اثنتين',
        few: 'تعذّرت إضافة # أغنيات',
        many: 'تعذّرت إضافة # أغنية',
        other: 'تعذّرت إضافة # أغنية',
      }),
    hold: (message, seconds) => `${firstSentence(message)} ${goingOn(seconds)}`,
    stopped: 'توقفت الإضافة.',
    stop: 'إيقاف',
    resume: 'متابعة',
    retry: (many) => (many === 1 ? 'إعادة محاولتها' : `إعادة المحاولة (${many})`),
    details: 'ما آلت إليه كل أغنية',
    dismiss: 'إخفاء القائمة',
    states: {
      waiting: 'في الانتظار',
      bringing: 'قيد الجلب',
      brought: 'جاهزة',
      queueing: 'قيد الإضافة',
      added: 'أُضيفت',
      failed: 'لم تُضف',
    },
  },
  sources: { file: 'ملف', url: 'ويب', youtube: 'YouTube', spotify: 'Spotify', live: 'مباشر' },
  uploads: 'الملفات المرفوعة',
  dismiss: (name) => `إخفاء ${quoted(name)}`,
  cancel: (name) => `إلغاء ${quoted(name)}`,
  progress: (name) => `رفع ${quoted(name)}`,
  notASong: 'لا يبدو أن هذه أغنية.',
  states: {
    waiting: 'في الانتظار',
    sending: 'قيد الإرسال',
    reading: 'قيد القراءة',
    done: 'في قائمة الانتظار',
    cancelled: 'أُلغي',
  },
}
