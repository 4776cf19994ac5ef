import type { QueueOrder } from '@earshot/sync'
import type { queueWords } from '../../queue-words.ts'
import { plurals } from '../plural.ts'
import { quoted } from './bidi.ts'
import { ofMinutes, songs } from './counts.ts'

const p = plurals('ar')

const ORDERS: Record<QueueOrder, string> = {
  added: 'حسب الإضافة',
  votes: 'الأكثر أصواتًا أولًا',
  turns: 'بالتناوب',
}

const votes = (many: number): string =>
  p(many, {
    zero: 'لا أصوات',
    one: 'صوت واحد',
    two: 'صوتان',
    few: '# أصوات',
    many: '# صوتًا',
    other: '# صوت',
  })

const ofHours = (many: number): string =>
  p(many, {
    zero: '# ساعة',
    one: 'ساعة',
    two: 'ساعتين',
    few: '# ساعات',
    many: '# ساعة',
    other: '# ساعة',
  })

const ofDays = (many: number): string =>
  p(many, {
    zero: '# يوم',
    one: 'يوم',
    two: 'يومين',
    few: '# أيام',
    many: '# يومًا',
    other: '# يوم',
  })

/** What is said about the queue. */
export const queue: typeof queueWords = {
  list: 'قائمة الانتظار',
  tab: 'قائمة الانتظار',
  playing: 'قيد التشغيل الآن',
  songs,
  addedBy: 'من إضافة',
  playNow: (title) => `تشغيل ${quoted(title)} الآن`,
  empty: 'لا شيء في الانتظار. الأغاني المضافة تصطفّ هنا.',
  nothingWaits: 'لا شيء في الانتظار',

  sides: 'ما يُعرض من قائمة الانتظار',
  upNext: 'التالي',
  history: 'السجل',

  order: 'ترتيب قائمة الانتظار',
  orders: ORDERS,
  orderIsFixed: 'لا تُخلط الأغاني إلا حين يكون الترتيب حسب الإضافة.',
  ordered: (order) => `ترتيب قائمة الانتظار: ${ORDERS[order]}`,
  repeat: {
    off: 'التكرار: متوقف',
    all: 'التكرار: كل الأغاني',
    one: 'التكرار: هذه الأغنية',
  },
  shuffle: 'خلط',
  shuffled: 'خُلطت قائمة الانتظار',
  more: 'المزيد لقائمة الانتظار',
  clear: 'إفراغ قائمة الانتظار',
  cleared: (many) => (many === 0 ? 'لم تُزل أي أغنية' : `أُزيلت ${songs(many)}`),

  moreOf: (title) => `المزيد عن ${quoted(title)}`,
  menu: {
    playNow: 'تشغيل الآن',
    playNext: 'تشغيل تاليًا',
    top: 'نقل إلى البداية',
    up: 'نقل لأعلى',
    down: 'نقل لأسفل',
    end: 'نقل إلى النهاية',
    elsewhere: 'البحث عنها في مكان آخر',
    remove: 'إزالة',
  },
  removed: (title) => `أُزيلت ${quoted(title)}`,
  moved: (title) => `نُقلت ${quoted(title)}`,
  playsNext: (title) => `الأغنية التالية: ${quoted(title)}`,
  added: (title) => `أُضيفت ${quoted(title)}`,
  isNext: 'التالية',

  votes: {
    group: (title) => `الأصوات لأغنية ${quoted(title)}`,
    up: (title) => `التصويت لأغنية ${quoted(title)}`,
    down: (title) => `التصويت ضد أغنية ${quoted(title)}`,
    score: (score) => (score < 0 ? `${votes(-score)} ضدها` : votes(score)),
  },

  drag: {
    grip: (title) => `نقل ${quoted(title)}`,
    how: 'مفتاح المسافة أو Enter لالتقاط الأغنية، ومفاتيح الأسهم لنقلها، والمسافة أو Enter لوضعها، ومفتاح Escape لإبقائها في مكانها.',
    lifted: (title, place, of) => `التُقطت ${quoted(title)}، الموضع ${place} من ${of}.`,
    over: (place, of) => `الموضع ${place} من ${of}.`,
    dropped: (title, place, of) => `وُضعت ${quoted(title)} في الموضع ${place} من ${of}.`,
    left: (title) => `بقيت ${quoted(title)} في مكانها.`,
  },

  undo: 'تراجع',
  undone: 'تمّ التراجع',

  skip: {
    vote: (given, needed) => `التصويت للتخطي · ${given} من ${needed}`,
    voted: (given, needed) => `صوتك للتخطي محسوب · ${given} من ${needed}`,
  },

  plays: {
    list: 'السجل',
    ago: (minutes) =>
      minutes < 1
        ? 'الآن'
        : minutes < 60
          ? `قبل ${ofMinutes(minutes)}`
          : minutes < 1440
            ? `قبل ${ofHours(Math.floor(minutes / 60))}`
            : `قبل ${ofDays(Math.floor(minutes / 1440))}`,
    addAgain: (title) => `إضافة ${quoted(title)} من جديد`,
    empty: 'لم يُشغَّل شيء هنا بعد. كل أغنية تُشغَّل تبقى هنا.',
    more: 'عرض المزيد',
    retry: 'إعادة المحاولة',
  },

  playlists: {
    heading: 'قوائم التشغيل',
    open: 'قوائم التشغيل',
    close: 'رجوع',
    openOne: (name) => `فتح ${quoted(name)}`,
    empty: 'لا قوائم تشغيل بعد. أي قائمة انتظار تُحفظ من خياراتها تظهر هنا في كل غرفة.',
    emptyOne: 'لا أغنيات فيها.',
    save: 'حفظ كقائمة تشغيل…',
    name: 'اسم قائمة التشغيل',
    saveIt: 'حفظ',
    cancel: 'إلغاء',
    saved: (name, many) => `حُفظت ${quoted(name)} وفيها ${songs(many)}`,
    addAll: 'إضافة الكل',
    play: 'تشغيل الآن',
    more: (name) => `المزيد عن ${quoted(name)}`,
    rename: 'تغيير الاسم',
    remove: 'حذف',
    removed: (name) => `حُذفت ${quoted(name)}`,
    retry: 'إعادة المحاولة',
  },

  exportM3u: 'تصدير بصيغة M3U',
  exportJson: 'تصدير بصيغة JSON',
}
