import type { doorWords } from '../../door-words.ts'
import { apart } from './bidi.ts'

export const door: typeof doorWords = {
  kicker: (name) => `عند باب ${apart(name)}`,
  kickerUnknown: 'عند الباب',
  as: (name) => `اسمك عند الدخول: ${apart(name)}.`,
  password: {
    title: 'لهذه الغرفة كلمة مرور',
    text: 'قد تكون لدى من أرسل إليك الرابط.',
    label: 'كلمة المرور',
    show: 'إظهار كلمة المرور',
    wrong: 'ليست هي. يمكنك المحاولة من جديد.',
    enter: 'دخول',
    trying: 'لحظة…',
    or: 'أو طلب الدخول ممن في الداخل',
  },
  approval: {
    title: 'الدخول بإذن من الداخل',
    text: 'من في الداخل يقررون من يدخل. يصلهم السؤال فور طلبك.',
  },
  ask: 'طلب الدخول',
  waiting: {
    title: 'وصل طلبك',
    text: 'لتبقَ هذه الصفحة مفتوحة. يبدأ دخولك فور أن يسمح به أحد.',
    leave: 'مغادرة',
  },
  out: {
    'turned-away': { title: 'ليس هذه المرة', text: 'لم يُسمح بدخولك.', again: 'إعادة المحاولة' },
    kicked: {
      title: 'طُلب منك المغادرة',
      text: 'أخرجك أحد القائمين على هذه الغرفة.',
      again: 'الدخول من جديد',
    },
    banned: { title: 'هذه الغرفة مغلقة أمامك', text: 'حظرك أحد القائمين عليها.', again: null },
  },
  elsewhere: 'إلى صفحة البداية',
}
