/** Drawn for this product on a 24 px square, 1.75 px round stroke. An icon never stands alone for a status: a word is beside it. */
export type IconComponent = (props: { size?: number | undefined; className?: string | undefined }) => React.JSX.Element;

function draw(...paths: string[]): IconComponent {
  return function Drawn({ size = 20, className }) {
    return (
      <svg className={className ? `nk-icon ${className}` : 'nk-icon'} width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
        {paths.map((d) => (
          <path key={d} d={d} />
        ))}
      </svg>
    );
  };
}

export function Icon({ of: Of, size }: { of: IconComponent; size?: number }) {
  return <Of size={size} />;
}

const circle = (x: number, y: number, r: number) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${r * 2} 0a${r} ${r} 0 1 0 ${-r * 2} 0`;
const dot = (x: number, y: number) => `M${x} ${y}h.01`;

export const HomeIcon = /* @__PURE__ */ draw('M4 11l8-7 8 7', 'M6 9.5V20h12V9.5', 'M10 20v-6h4v6');
export const SearchIcon = /* @__PURE__ */ draw(circle(11, 11, 6.5), 'M16 16l4.5 4.5');
export const BellIcon = /* @__PURE__ */ draw('M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15z', 'M10 20.5a2.2 2.2 0 0 0 4 0');
export const MenuIcon = /* @__PURE__ */ draw('M4 7h16', 'M4 12h16', 'M4 17h16');
export const MoreIcon = /* @__PURE__ */ draw(circle(12, 5.5, 0.6), circle(12, 12, 0.6), circle(12, 18.5, 0.6));
export const CloseIcon = /* @__PURE__ */ draw('M6 6l12 12', 'M18 6L6 18');
export const CheckIcon = /* @__PURE__ */ draw('M5 12.5l4.5 4.5L19 7.5');
export const ChevronDownIcon = /* @__PURE__ */ draw('M6 9.5l6 6 6-6');
export const ChevronLeftIcon = /* @__PURE__ */ draw('M14.5 6l-6 6 6 6');
export const ChevronRightIcon = /* @__PURE__ */ draw('M9.5 6l6 6-6 6');
export const ArrowUpIcon = /* @__PURE__ */ draw('M12 19.5v-15', 'M6 10.5l6-6 6 6');
export const ArrowDownIcon = /* @__PURE__ */ draw('M12 4.5v15', 'M6 13.5l6 6 6-6');
export const ArrowRightIcon = /* @__PURE__ */ draw('M4.5 12h15', 'M13.5 6l6 6-6 6');
export const ArrowLeftIcon = /* @__PURE__ */ draw('M19.5 12h-15', 'M10.5 6l-6 6 6 6');
export const PlusIcon = /* @__PURE__ */ draw('M12 5v14', 'M5 12h14');
export const MinusIcon = /* @__PURE__ */ draw('M5 12h14');
export const EditIcon = /* @__PURE__ */ draw('M4.5 19.5l1-4L16 5l3 3L8.5 18.5z', 'M13.5 7.5l3 3');
export const TrashIcon = /* @__PURE__ */ draw('M4.5 7h15', 'M9 7V4.5h6V7', 'M6.5 7l1 13h9l1-13', 'M10 11v5', 'M14 11v5');
export const UndoIcon = /* @__PURE__ */ draw('M8.5 5L4.5 9l4 4', 'M4.5 9H14a5.5 5.5 0 0 1 0 11h-4');
export const RefreshIcon = /* @__PURE__ */ draw('M19.5 12a7.5 7.5 0 1 1-2.4-5.5L19.5 9', 'M19.5 4.5V9H15');
export const DownloadIcon = /* @__PURE__ */ draw('M12 4v11', 'M7.5 10.5L12 15l4.5-4.5', 'M4.5 19.5h15');
export const UploadIcon = /* @__PURE__ */ draw('M12 15.5V4.5', 'M7.5 9L12 4.5 16.5 9', 'M4.5 19.5h15');
export const PrintIcon = /* @__PURE__ */ draw('M7 9V4h10v5', 'M7 17H4.5V9h15v8H17', 'M7 14h10v6H7z');
export const FilterIcon = /* @__PURE__ */ draw('M4 6.5h16', 'M7 12h10', 'M10 17.5h4');
export const ColumnsIcon = /* @__PURE__ */ draw('M4 5h16v14H4z', 'M9.5 5v14', 'M14.5 5v14');
export const RowsIcon = /* @__PURE__ */ draw('M4 5.5h16', 'M4 10h16', 'M4 14.5h16', 'M4 19h16');
export const PersonIcon = /* @__PURE__ */ draw(circle(12, 8, 3.75), 'M4.5 20a7.5 7.5 0 0 1 15 0');
export const PeopleIcon = /* @__PURE__ */ draw(circle(9, 8.5, 3.25), 'M2.5 19.5a6.5 6.5 0 0 1 13 0', 'M15.5 5.5a3.25 3.25 0 0 1 0 6', 'M18 14a6.4 6.4 0 0 1 3.5 5.5');
export const StoreIcon = /* @__PURE__ */ draw('M4 9.5L5.5 4.5h13L20 9.5', 'M4 9.5a2.7 2.7 0 0 0 5.33 0a2.7 2.7 0 0 0 5.34 0a2.7 2.7 0 0 0 5.33 0', 'M5.5 12v8h13v-8', 'M10 20v-4.5h4V20');
export const BuildingIcon = /* @__PURE__ */ draw('M3.5 20h17', 'M4.5 9.5L12 4l7.5 5.5z', 'M6.5 9.5V20', 'M10.2 9.5V20', 'M13.8 9.5V20', 'M17.5 9.5V20');
export const FactoryIcon = /* @__PURE__ */ draw('M4 20V9l5.5 3.5V9l5.5 3.5V5h5v15z', dot(8.5, 16), dot(12, 16), dot(15.5, 16));
export const MapPinIcon = /* @__PURE__ */ draw('M12 21c-4.5-4.6-6.5-7.8-6.5-11a6.5 6.5 0 0 1 13 0c0 3.2-2 6.4-6.5 11z', circle(12, 10, 2.25));
export const MapIcon = /* @__PURE__ */ draw('M4 6.5l5.3-2 5.4 2 5.3-2v13l-5.3 2-5.4-2-5.3 2z', 'M9.3 4.5v13', 'M14.7 6.5v13');
export const CalendarIcon = /* @__PURE__ */ draw('M4.5 6h15v14h-15z', 'M4.5 10.5h15', 'M8.5 3.5V8', 'M15.5 3.5V8');
export const ClockIcon = /* @__PURE__ */ draw(circle(12, 12, 8), 'M12 7.5V12l3 2');
export const PhoneIcon = /* @__PURE__ */ draw('M6 4h3.5L11 8.5 8.7 10a12 12 0 0 0 5.3 5.3l1.5-2.3L20 14.5V18a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2z');
export const MailIcon = /* @__PURE__ */ draw('M3.5 6h17v12.5h-17z', 'M4 6.5l8 6.5 8-6.5');
export const DocumentIcon = /* @__PURE__ */ draw('M6 3.5h8l4.5 4.5v12.5H6z', 'M14 3.5V8h4.5', 'M9 12.5h6', 'M9 16h6');
export const SheetIcon = /* @__PURE__ */ draw('M4 4.5h16v15H4z', 'M4 9.5h16', 'M4 14.5h16', 'M10 9.5v10');
export const CertificateIcon = /* @__PURE__ */ draw('M4 4.5h16v11h-6', 'M10 15.5H4v-11', circle(12, 13.5, 2.5), 'M10.3 15.5L9.5 21l2.5-1.5 2.5 1.5-.8-5.5', 'M8 8h8');
export const ShieldIcon = /* @__PURE__ */ draw('M12 3.5l7.5 2.7v5.3c0 4.4-3 7.4-7.5 9-4.5-1.6-7.5-4.6-7.5-9V6.2z', 'M8.7 12l2.3 2.3 4.3-4.3');
export const EyeIcon = /* @__PURE__ */ draw('M2.5 12C4.7 8 8 6 12 6s7.3 2 9.5 6c-2.2 4-5.5 6-9.5 6s-7.3-2-9.5-6z', circle(12, 12, 2.75));
export const EyeOffIcon = /* @__PURE__ */ draw('M9.5 6.3A9.6 9.6 0 0 1 12 6c4 0 7.3 2 9.5 6a15 15 0 0 1-2.6 3.4', 'M6 8A14.5 14.5 0 0 0 2.5 12c2.2 4 5.5 6 9.5 6a9.7 9.7 0 0 0 4-.8', 'M4 4l16 16');
export const LockIcon = /* @__PURE__ */ draw('M5.5 10.5h13V20h-13z', 'M8 10.5V8a4 4 0 0 1 8 0v2.5', 'M12 14.5v2');
export const CopyIcon = /* @__PURE__ */ draw('M8.5 8.5h11v11h-11z', 'M15.5 8.5v-4h-11v11h4');
export const LinkOutIcon = /* @__PURE__ */ draw('M13.5 4.5h6v6', 'M19.5 4.5L11 13', 'M17.5 13.5v6h-13v-13h6');
export const InfoIcon = /* @__PURE__ */ draw(circle(12, 12, 8.5), 'M12 11v5.5', dot(12, 7.75));
export const AttentionIcon = /* @__PURE__ */ draw('M12 4L21 19.5H3z', 'M12 10v4.5', dot(12, 17));
export const ErrorIcon = /* @__PURE__ */ draw('M8.3 3.5h7.4l4.8 4.8v7.4l-4.8 4.8H8.3l-4.8-4.8V8.3z', 'M12 8v5', dot(12, 16));
export const DoneIcon = /* @__PURE__ */ draw(circle(12, 12, 8.5), 'M8.2 12.3l2.6 2.6 5-5.2');
export const NeutralIcon = /* @__PURE__ */ draw(circle(12, 12, 8.5), 'M8.5 12h7');
export const PendingIcon = /* @__PURE__ */ draw('M12 3.5a8.5 8.5 0 0 1 8.5 8.5', 'M20 15a8.5 8.5 0 0 1-5 5', 'M12 20.5A8.5 8.5 0 0 1 3.5 12', 'M4 9a8.5 8.5 0 0 1 5-5');
export const OfflineIcon = /* @__PURE__ */ draw('M4 4l16 16', 'M3 10a13 13 0 0 1 4-2.6', 'M21 10a13 13 0 0 0-8.5-3.4', 'M6.3 13.5A8.5 8.5 0 0 1 10 11.4', 'M17.7 13.5a8.5 8.5 0 0 0-2.2-1.5', 'M9.5 17a3.7 3.7 0 0 1 3.6-.9', dot(12, 19.5));
export const SunIcon = /* @__PURE__ */ draw(circle(12, 12, 3.75), 'M12 3v2', 'M12 19v2', 'M3 12h2', 'M19 12h2', 'M5.6 5.6L7 7', 'M17 17l1.4 1.4', 'M18.4 5.6L17 7', 'M7 17l-1.4 1.4');
export const MoonIcon = /* @__PURE__ */ draw('M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z');
export const DeviceIcon = /* @__PURE__ */ draw('M4 5h16v11H4z', 'M9 20h6', 'M12 16v4');
export const LanguageIcon = /* @__PURE__ */ draw(circle(12, 12, 8.5), 'M3.5 12h17', 'M12 3.5c-5 5-5 12 0 17', 'M12 3.5c5 5 5 12 0 17');
export const SignOutIcon = /* @__PURE__ */ draw('M10 4.5H5v15h5', 'M9.5 12h10.5', 'M15.5 7.5L20 12l-4.5 4.5');
export const SettingsIcon = /* @__PURE__ */ draw('M4 7.5h8', 'M16.5 7.5H20', circle(14.2, 7.5, 2.2), 'M4 16.5h3.5', 'M12 16.5h8', circle(9.8, 16.5, 2.2));
export const ChartIcon = /* @__PURE__ */ draw('M4 20h16', 'M6.5 20v-6', 'M12 20V9', 'M17.5 20V4.5');
export const MoneyIcon = /* @__PURE__ */ draw('M3.5 6.5h17v11h-17z', circle(12, 12, 2.5), dot(6.5, 12), dot(17.5, 12));
export const BasketIcon = /* @__PURE__ */ draw('M3.5 10h17l-2 10h-13z', 'M8 10l3-6', 'M16 10l-3-6', 'M9.5 13.5v3', 'M14.5 13.5v3');
export const VoiceIcon = /* @__PURE__ */ draw('M4 5h16v11h-8.5L7 20v-4H4z', 'M8 9h8', 'M8 12.2h5');
export const FlagIcon = /* @__PURE__ */ draw('M5.5 21V4', 'M5.5 5c4-2 7 2 13 0v9c-6 2-9-2-13 0');
export const StarIcon = /* @__PURE__ */ draw('M12 4l2.5 5.2 5.5.8-4 4 1 5.7-5-2.8-5 2.8 1-5.7-4-4 5.5-.8z');
export const DrawIcon = /* @__PURE__ */ draw('M3.5 7H7c5 0 5 10 10 10h3.5', 'M3.5 17H7c1.5 0 2.6-1 3.4-2.2', 'M13.6 9.2C14.4 8 15.5 7 17 7h3.5', 'M18 4.5L20.5 7 18 9.5', 'M18 14.5l2.5 2.5-2.5 2.5');
export const ScaleIcon = /* @__PURE__ */ draw('M12 4v16', 'M8 20h8', 'M5 7h14', 'M5 7l-2.5 6.5a2.9 2.9 0 0 0 5 0z', 'M19 7l-2.5 6.5a2.9 2.9 0 0 0 5 0z');
export const TruckIcon = /* @__PURE__ */ draw('M3 6h11v11H3z', 'M14 10h4l3 3.5V17h-7', circle(7.5, 18, 1.75), circle(17, 18, 1.75));
export const BookIcon = /* @__PURE__ */ draw('M12 6.5c-2-1.5-5-2-8-1.5v13.5c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V5c-3-.5-6 0-8 1.5z', 'M12 6.5V20');
export const CameraIcon = /* @__PURE__ */ draw('M3.5 8H8l1.5-3h5L16 8h4.5v11.5h-17z', circle(12, 13.2, 3.25));
export const QrIcon = /* @__PURE__ */ draw('M4 4h6v6H4z', 'M14 4h6v6h-6z', 'M4 14h6v6H4z', 'M14 14h2.5v2.5', 'M20 14v2.5', 'M14 20h2.5', 'M20 20v-.01');
export const MergeIcon = /* @__PURE__ */ draw('M6 4v4c0 3 6 4 6 7v5', 'M18 4v4c0 3-6 4-6 7', 'M9 17l3 3 3-3');
export const HistoryIcon = /* @__PURE__ */ draw('M4.5 12a7.5 7.5 0 1 0 2.4-5.5L4.5 9', 'M4.5 4.5V9H9', 'M12 8v4.3l2.8 1.7');
export const KeyIcon = /* @__PURE__ */ draw(circle(8, 15.5, 4), 'M11 12.5L19.5 4', 'M16 7.5l3 3');
export const StepsIcon = /* @__PURE__ */ draw('M3.5 20v-5h5.7v-5h5.6V5h5.7v15z');
