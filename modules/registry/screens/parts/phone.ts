/** `+6281234567890` → `0812-3456-7890`, as it is read aloud here. Numbers of other countries stay as they are. */
export function localPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '').replace(/^62/, '0');
  return /^0\d{8,13}$/.test(digits) ? digits.replace(/^(\d{4})(\d{4})(\d+)$/, '$1-$2-$3') : phone;
}

/** WhatsApp takes the number with its country and without marks. */
export const whatsAppAddress = (phone: string) => `https://wa.me/${phone.replace(/\D/g, '').replace(/^0/, '62')}`;

/** Only mobile numbers have WhatsApp; a house's line does not. */
export const isMobile = (phone: string) => /^(\+?62|0)8/.test(phone.replace(/[\s-]/g, ''));
