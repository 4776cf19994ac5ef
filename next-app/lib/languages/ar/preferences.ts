import type { preferencesWords } from '../../preferences-words.ts'
import { apart } from './bidi.ts'

export const preferences: typeof preferencesWords = {
  title: 'التفضيلات',
  lead: 'تُحفظ في هذا المتصفح، ولا يلاحظها أحد غيرك.',
  close: 'إغلاق',
  language: 'اللغة',
  languageAuto: (name) => `لغة المتصفح: ${apart(name)}`,
  languageMissing: 'تعذّر تحميل تلك اللغة. ربما غاب الخادم قليلًا؛ يُرجى اختيارها من جديد بعد لحظات.',
  theme: 'الألوان',
  themes: { auto: 'حسب النظام', dark: 'داكن', light: 'فاتح' },
}
