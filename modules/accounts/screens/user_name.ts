const titles = new Set(['dr', 'drs', 'dra', 'ir', 'h', 'hj', 'prof', 'kh', 'st', 'se', 'sh', 'sp', 'spd', 'ssos', 'mm', 'msi', 'mt', 'mpd', 'mkes']);

/** A user name from a person's name: `Dr. Siti Rofi'ah, M.Si.` → `siti.rofiah`. Empty where too little is left. */
export function suggestUserName(fullName: string): string {
  const plain = fullName.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’`]/g, '');
  const words = plain
    .split(/[\s,]+/)
    .map((word) => word.replace(/[^a-z0-9]/g, ''))
    .filter((word) => word !== '' && !titles.has(word));
  const name = [words[0], words.length > 1 ? words[words.length - 1] : undefined].filter(Boolean).join('.').slice(0, 40);
  return name.length < 3 ? '' : name;
}

/** A number as WhatsApp wants it: `0812-3456-7890` → `6281234567890`; empty where it is no Indonesian mobile number. */
export function whatsAppNumber(phone: string): string {
  const digits = phone.replace(/\D/g, '').replace(/^0/, '62').replace(/^8/, '628');
  return /^628\d{7,12}$/.test(digits) ? digits : '';
}
