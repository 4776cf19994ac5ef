import type { shareWords } from '../../share-words.ts'
import { ltr, quoted } from './bidi.ts'

export const share: typeof shareWords = {
  title: 'دعوة الآخرين',
  lead: 'من يفتح الرابط يسمع ما تسمعه هنا.',
  close: 'إغلاق',
  qr: 'رمز QR للرابط',
  scan: 'يُقرأ بكاميرا الهاتف.',
  copied: 'نُسخ الرابط.',
  send: 'إرسال…',
  sendText: (room) => `لنستمع معًا في ${quoted(room)}: الأغنية نفسها في اللحظة نفسها.`,
  code: 'أو يُقال الرمز',
  codeWhere: (address) => `يُكتب في ${ltr(address)}، تحت «لديك رمز؟».`,
  spelled: (code) => `تهجئة الرمز: ${ltr(code)}`,
  digits: {
    '2': 'اثنان',
    '3': 'ثلاثة',
    '4': 'أربعة',
    '5': 'خمسة',
    '6': 'ستة',
    '7': 'سبعة',
    '8': 'ثمانية',
    '9': 'تسعة',
  },
  password: 'لهذه الغرفة كلمة مرور، وتُطلب ممن يفتح الرابط.',
  approval: 'من يفتح الرابط يحتاج إلى إذن من الداخل.',
  invite: 'إنشاء دعوة',
  inviteWhy: 'رابط يُدخل دون سؤال.',
  invited: 'هذه دعوة: تُدخل من هي لديه، حتى تُلغى في إعدادات الغرفة.',
  uninvite: 'العودة إلى الرابط العادي',
}
