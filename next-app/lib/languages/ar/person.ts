import type { personWords } from '../../person-words.ts'
import { apart } from './bidi.ts'
import { ROLES } from './people.ts'

export const person: typeof personWords = {
  close: 'إغلاق',
  role: 'الدور هنا',
  roleNames: { listener: 'مستمع', dj: 'دي جي', moderator: 'مشرف' },
  is: (role) => `الدور في هذه الغرفة: ${ROLES[role]}`,
  handOver: 'تسليم الغرفة',
  handOverAsk: (name) =>
    `تسليم دور المضيف إلى ${apart(name)}؟ سيصبح دورك مشرفًا، ولا تعود الغرفة إليك إلا بتسليم من المضيف الجديد.`,
  handOverYes: 'تسليم',
  mute: 'كتم في الدردشة',
  unmute: 'السماح بالدردشة',
  kick: 'طلب المغادرة',
  kickWhy: 'خروج الآن، والعودة ممكنة إن كان الباب مفتوحًا',
  ban: 'حظر',
  banWhy: 'خروج بلا عودة',
  banAsk: (name) => `حظر ${apart(name)}؟ الخروج فوري، ولا دخول من جديد حتى يُرفع الحظر.`,
  banYes: 'حظر',
  no: 'إلغاء',
  isHost: (name) => `المضيف الآن: ${apart(name)}.`,
  kicked: (name) => `طُلب من ${apart(name)} المغادرة.`,
  banned: (name) => `تمّ حظر ${apart(name)}.`,
}
