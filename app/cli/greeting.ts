import { demoPassword } from '#modules/accounts/index.ts';
import { castPeople } from '#test/town/index.ts';

/** What a person sees when the product has started. */
export function greet(address: string, database: string, demo: boolean): void {
  console.log(`\n  Naik Kelas siap di ${address}\n  Basis data: ${database}`);
  if (demo) {
    const firstOfRole = castPeople.filter((person, i, all) => all.findIndex((other) => other.role === person.role) === i);
    console.log(`\n  Akun contoh (kata sandi semua: ${demoPassword})`);
    for (const person of firstOfRole) console.log(`    ${person.userName.padEnd(22)} ${person.role.padEnd(10)} ${person.fullName}`);
  }
  console.log('\n  Hentikan dengan Ctrl+C.\n');
}
