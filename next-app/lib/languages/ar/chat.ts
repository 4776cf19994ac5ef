import type { chatWords } from '../../chat-words.ts'
import { apart, ltr } from './bidi.ts'

export const chat: typeof chatWords = {
  title: 'الدردشة',
  close: 'إغلاق الدردشة',
  log: 'الرسائل',
  empty: 'لم يُقل شيء بعد. ما يُكتب هنا يقرؤه الجميع.',
  field: 'رسالة',
  placeholder: 'رسالة إلى الجميع',
  send: 'إرسال',
  remove: (name) => `حذف رسالة ${apart(name)}`,
  removeOwn: 'حذف رسالتك',
  removeSure: 'حذف؟',
  newest: 'رسائل جديدة',
  muted: 'كتمك أحد المشرفين. القراءة لا تزال متاحة لك.',
  tooFast: 'سرعة كبيرة. لحظة، ثم يمكن الإرسال.',
  left: (many) => `المتبقي: ${ltr(String(many))}`,
  today: 'اليوم',
  yesterday: 'أمس',
}
