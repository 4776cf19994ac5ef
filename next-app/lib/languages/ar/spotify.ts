import type { spotifyWords } from '../../spotify-words.ts'

export const spotify: typeof spotifyWords = {
  title: 'Spotify',
  connect: 'ربط Spotify',
  signOut: 'استخدام حساب Spotify آخر',
  going: 'جارٍ الانتقال إلى Spotify…',
  done: 'تمّ ربط حسابك. يمكنك إغلاق هذه النافذة.',
  back: 'العودة إلى الغرفة',
  retry: 'إعادة المحاولة',
  faults: {
    localhost: 'لا يعود Spotify إلى «localhost». يُرجى فتح هذه الصفحة على 127.0.0.1 والربط من هناك.',
    insecure: 'لا يربط Spotify إلا الصفحات التي وصلت عبر https. ويمكن لمن يدير هذا الخادم تشغيله مع HTTPS=1.',
    refused: 'لم يربط Spotify الحساب. لم يتغيّر شيء.',
    forged: 'لم يأتِ هذا من طلب لهذا المتصفح، أو وصل متأخرًا. يُرجى إعادة المحاولة.',
    scopes: 'لم يمنح الحساب كل ما يتطلبه التشغيل. يُرجى إعادة المحاولة مع إبقاء كل الأذونات.',
    network: 'تعذّر الوصول إلى Spotify أو إلى هذا الخادم. يُرجى إعادة المحاولة.',
    'not-offered': 'هذا الخادم غير مهيّأ لـ Spotify.',
  },
  hereInstead: 'فتحها هناك',
}
