import type { landingWords } from '../../landing-words.ts'
import { apart } from './bidi.ts'
import { listeners } from './counts.ts'

export const landing: typeof landingWords = {
  titleStart: 'الأغنية نفسها.',
  titleEnd: 'اللحظة نفسها.',
  lead: 'غرفة تبدأ، ورابط يُرسَل. من يفتحه يسمع ما يصل إلى أذنك تمامًا، وفي اللحظة نفسها. وللجميع الإيقاف والتخطي وإضافة الأغاني.',
  start: 'بدء غرفة',
  starting: 'لحظة…',
  free: 'بلا حساب، وبلا تثبيت.',
  or: 'لديك رمز؟',
  code: 'رمز الغرفة',
  join: 'انضمام',
  joining: 'جارٍ الانضمام…',
  badCode: 'رمز الغرفة ستة أحرف وأرقام، مثل k7m2qx.',
  noSuchRoom: (code) => `لا توجد غرفة بالرمز ${apart(code)}.`,
  picture: 'خطوط صوت من عدة أجهزة تلتقي في خط واحد.',
  devices: ['هاتف في لشبونة', 'حاسوب محمول في أوساكا', 'مكبّر صوت في المطبخ', 'جهاز لوحي في قطار', 'أنت، هنا'],
  facts: [
    ['أغانيك أنت', 'mp3 وm4a وogg وopus وflac وwav. بإفلات الملفات أو لصق رابط.'],
    ['متزامن، وذلك ظاهر', 'كل جهاز يقيس مدى دقة متابعته ويعرضها.'],
    ['بأيدي الجميع', 'الإيقاف المؤقت يسري على الجميع، في اللحظة نفسها تمامًا.'],
  ],
  footer: 'برنامج حر برخصة MIT. يمكن تشغيله على خادمك بأمر واحد.',

  openRooms: {
    heading: 'غرف مفتوحة',
    listening: listeners,
    plays: (title, artist) => (artist === '' ? title : `${apart(title)} – ${apart(artist)}`),
    silent: 'لا شيء قيد التشغيل الآن',
  },
}
