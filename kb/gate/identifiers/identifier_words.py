"""What each kind of identifier is called, in words for people."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kb.base.words import Words

KINDS: Final[Mapping[str, Words]] = MappingProxyType(
    {
        "nik": Words("nomor induk kependudukan (NIK)", "national identity number (NIK)"),
        "kk": Words("nomor kartu keluarga", "family card number"),
        "npwp": Words("nomor wajib pajak", "tax number"),
        "passport": Words("nomor paspor", "passport number"),
        "sim": Words("nomor SIM", "driving licence number"),
        "nip": Words("nomor induk pegawai", "civil servant number"),
        "bpjs": Words("nomor BPJS", "health insurance number"),
        "nisn": Words("nomor induk siswa", "pupil number"),
        "school-number": Words("nomor induk siswa atau mahasiswa", "pupil or student number"),
        "akta": Words("nomor akta", "civil register number"),
        "phone": Words("nomor telepon", "telephone number"),
        "email": Words("alamat surel", "e-mail address"),
        "social": Words("akun media sosial", "social media account"),
        "bank": Words("nomor rekening", "bank account number"),
        "card": Words("nomor kartu bank", "bank card number"),
        "plate": Words("nomor kendaraan", "number plate"),
        "ip": Words("alamat jaringan komputer", "network address of a computer"),
        "coordinates": Words("titik koordinat", "coordinates"),
        "address": Words("alamat rumah atau jalan", "street address"),
        "birth-date": Words("tanggal lahir", "date of birth"),
        "embedded": Words(
            "gambar atau berkas yang tersimpan di dalam teks (dengan segala keterangan dari kameranya)",
            "picture or file kept inside the text (with all that its camera wrote)",
        ),
        "encoded": Words(
            "teks yang ditulis dalam kode (base64 dan sejenisnya) dan dapat dibaca setiap komputer",
            "text in a code (base64 and its like) that every computer can read",
        ),
        "case": Words("nomor perkara atau berkas", "number of a case or file"),
    }
)
