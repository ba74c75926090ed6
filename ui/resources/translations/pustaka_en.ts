<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="id_ID">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Tentang Pustaka Praktik</source>
        <translation>About Pustaka Praktik</translation>
    </message>
    <message>
        <source>Pustaka cerita praktik dan pembelajaran pekerjaan sosial, untuk dibaca, dicari, dan dipelajari bersama.</source>
        <translation>A library of practice stories and lessons learned in social work, to be read, searched and learned from together.</translation>
    </message>
    <message>
        <source>Semua yang Anda baca dan tulis tinggal di komputer ini. Program tidak mengirim apa pun ke mana pun.</source>
        <translation>Everything you read and write stays on this computer. The program sends nothing anywhere.</translation>
    </message>
    <message>
        <source>Program: lisensi MIT. Isi pustaka bawaan: CC BY 4.0. Huruf dan ikon: lihat pemberitahuan lisensi.</source>
        <translation>Program: MIT licence. Content of the shipped library: CC BY 4.0. Typefaces and icons: see the licence notices.</translation>
    </message>
    <message>
        <source>Pemberitahuan lisensi</source>
        <translation>Licence notices</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Ke kolom pencarian</source>
        <translation>Go to the search field</translation>
    </message>
    <message>
        <source>Ke daftar hasil</source>
        <translation>Go to the results</translation>
    </message>
    <message>
        <source>Tampilkan atau sembunyikan saringan</source>
        <translation>Show or hide the filters</translation>
    </message>
    <message>
        <source>Simpan pencarian ini</source>
        <translation>Save this search</translation>
    </message>
    <message>
        <source>Lihat semua cerita</source>
        <translation>See all stories</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Maju</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>Ke halaman bacaan</source>
        <translation>Go to the reading page</translation>
    </message>
    <message>
        <source>Huruf lebih besar</source>
        <translation>Larger type</translation>
    </message>
    <message>
        <source>Huruf lebih kecil</source>
        <translation>Smaller type</translation>
    </message>
    <message>
        <source>Beri catatan: pada kata terpilih, atau seluruh cerita</source>
        <translation>Make a note: on the chosen words, or the whole story</translation>
    </message>
    <message>
        <source>Pilih kata dengan papan ketik</source>
        <translation>Choose words with the keyboard</translation>
    </message>
    <message>
        <source>Catatan berikutnya</source>
        <translation>Next note</translation>
    </message>
    <message>
        <source>Catatan sebelumnya</source>
        <translation>Previous note</translation>
    </message>
    <message>
        <source>Tampilkan atau sembunyikan catatan</source>
        <translation>Show or hide notes</translation>
    </message>
    <message>
        <source>Semua catatan</source>
        <translation>All notes</translation>
    </message>
    <message>
        <source>Urungkan</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Ulangi</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Tulis cerita</source>
        <translation>Write a story</translation>
    </message>
    <message>
        <source>Sunting cerita yang dibaca</source>
        <translation>Edit the story that is read</translation>
    </message>
    <message>
        <source>Naskah saya</source>
        <translation>My drafts</translation>
    </message>
    <message>
        <source>Tinjauan</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Pengelola pustaka</source>
        <translation>Stewards of the library</translation>
    </message>
    <message>
        <source>Kartu saya…</source>
        <translation>My card…</translation>
    </message>
    <message>
        <source>Riwayat cerita ini</source>
        <translation>History of this story</translation>
    </message>
    <message>
        <source>Periksa riwayat pustaka</source>
        <translation>Check the library&apos;s history</translation>
    </message>
    <message>
        <source>Hapus dari riwayat…</source>
        <translation>Erase from the history…</translation>
    </message>
    <message>
        <source>Impor dokumen…</source>
        <translation>Import documents…</translation>
    </message>
    <message>
        <source>Impor satu folder…</source>
        <translation>Import a folder…</translation>
    </message>
    <message>
        <source>Beranda</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Perlu diperbaiki</source>
        <translation>To be put right</translation>
    </message>
    <message>
        <source>Kesehatan pustaka</source>
        <translation>Library health</translation>
    </message>
    <message>
        <source>Cadangkan…</source>
        <translation>Back up…</translation>
    </message>
    <message>
        <source>Pulihkan dari cadangan…</source>
        <translation>Restore from a backup…</translation>
    </message>
    <message>
        <source>Panduan menulis cerita</source>
        <translation>Guide to writing a story</translation>
    </message>
    <message>
        <source>Buka pustaka…</source>
        <translation>Open a library…</translation>
    </message>
    <message>
        <source>Buat pustaka baru…</source>
        <translation>Create a new library…</translation>
    </message>
    <message>
        <source>Semua pustaka…</source>
        <translation>All libraries…</translation>
    </message>
    <message>
        <source>Baca ulang pustaka</source>
        <translation>Read the library again</translation>
    </message>
    <message>
        <source>Ganti bahasa: Indonesia atau Inggris</source>
        <translation>Switch language: Indonesian or English</translation>
    </message>
    <message>
        <source>Ganti tampilan: terang, gelap, atau ikut sistem</source>
        <translation>Switch appearance: light, dark, or as the system</translation>
    </message>
    <message>
        <source>Pengaturan…</source>
        <translation>Settings…</translation>
    </message>
    <message>
        <source>Pintasan papan ketik</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Tentang Pustaka Praktik</source>
        <translation>About Pustaka Praktik</translation>
    </message>
    <message>
        <source>Keluar</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Terima lanjutan kata di kolom pencarian</source>
        <translation>Accept the rest of the word in the search field</translation>
    </message>
    <message>
        <source>Saran dan pencarian tersimpan</source>
        <translation>Suggestions and saved searches</translation>
    </message>
    <message>
        <source>Kata cocok berikutnya</source>
        <translation>Next matching word</translation>
    </message>
    <message>
        <source>Kata cocok sebelumnya</source>
        <translation>Previous matching word</translation>
    </message>
    <message>
        <source>Pilih kata dari tempat Anda membaca</source>
        <translation>Choose words from where you read</translation>
    </message>
    <message>
        <source>Sorot: penting, dapat dipakai, diragukan, mengesankan</source>
        <translation>Highlight: important, useful, doubtful, striking</translation>
    </message>
    <message>
        <source>Komentar, pertanyaan, peringatan, pelajaran, pengalaman serupa, kode</source>
        <translation>Comment, question, caution, lesson, similar experience, code</translation>
    </message>
    <message>
        <source>Simpan catatan yang sedang ditulis</source>
        <translation>Keep the note that is being written</translation>
    </message>
    <message>
        <source>Ke pemeriksaan naskah, dan kembali dengan Esc</source>
        <translation>To the check of the draft, and back with Esc</translation>
    </message>
    <message>
        <source>Jawab temuan atau nama dengan angkanya</source>
        <translation>Answer a finding or a name with its digit</translation>
    </message>
    <message>
        <source>Usulan bagi kata yang ejaannya meragukan</source>
        <translation>Suggestions for a doubtful word</translation>
    </message>
    <message>
        <source>Perubahan berikutnya, sebelumnya</source>
        <translation>Next change, previous change</translation>
    </message>
    <message>
        <source>Kutip kata terpilih bagi penulisnya</source>
        <translation>Quote the selected words for the author</translation>
    </message>
    <message>
        <source>Tanda tangani cerita yang ditinjau</source>
        <translation>Sign the story under review</translation>
    </message>
    <message>
        <source>Tebal, miring, judul bagian, kutipan, daftar</source>
        <translation>Bold, italic, heading, quotation, list</translation>
    </message>
    <message>
        <source>Tautan, catatan kaki, gambar</source>
        <translation>Link, footnote, picture</translation>
    </message>
    <message>
        <source>Menulis tanpa gangguan</source>
        <translation>Write without distractions</translation>
    </message>
    <message>
        <source>Ukuran huruf semula</source>
        <translation>Original type size</translation>
    </message>
    <message>
        <source>Mencari</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>Membaca</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Mencatat</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Menulis</source>
        <translation>Writing</translation>
    </message>
    <message>
        <source>Jendela dan pustaka</source>
        <translation>Window and library</translation>
    </message>
    <message>
        <source>Kata-kata berdampingan, persis</source>
        <translation>Words side by side, exactly</translation>
    </message>
    <message>
        <source>Kata-kata berdekatan: urut, paling jauh lima kata</source>
        <translation>Words near each other: in this order, five words at most</translation>
    </message>
    <message>
        <source>Tanpa sebuah kata</source>
        <translation>Without a word</translation>
    </message>
    <message>
        <source>Salah satu kata</source>
        <translation>One of the words</translation>
    </message>
    <message>
        <source>Semua kata yang berawal begitu</source>
        <translation>Every word that begins so</translation>
    </message>
    <message>
        <source>Kata berpola: ? satu huruf, * berapa pun</source>
        <translation>A word with gaps: ? is one letter, * any number</translation>
    </message>
    <message>
        <source>Kata yang ejaannya mirip; ~2 untuk dua huruf yang berbeda</source>
        <translation>Words spelled alike; ~2 for two letters that differ</translation>
    </message>
    <message>
        <source>Satu bidang saja; juga isu: wilayah: penulis: catatan:</source>
        <translation>One field only; also issue: region: author: note:</translation>
    </message>
    <message>
        <source>Yang dapat diketik di kolom pencarian</source>
        <translation>What can be typed into the search field</translation>
    </message>
</context>
<context>
    <name>Annotating</name>
    <message>
        <source>Diurungkan: {name}</source>
        <translation>Undone: {name}</translation>
    </message>
    <message>
        <source>Diulangi: {name}</source>
        <translation>Done again: {name}</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>{who}: “{words}”</source>
        <translation>{who}: “{words}”</translation>
    </message>
</context>
<context>
    <name>AskName</name>
    <message>
        <source>Siapa yang menulis catatan ini?</source>
        <translation>Who is writing this note?</translation>
    </message>
    <message>
        <source>Nama Anda</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>misalnya: Ratna</source>
        <translation>for example: Ratna</translation>
    </message>
    <message>
        <source>Nama ini berdiri di bawah catatan Anda. Nanti dapat diganti di Pengaturan.</source>
        <translation>This name stands under your notes. You can change it later in the settings.</translation>
    </message>
    <message>
        <source>Tanpa nama</source>
        <translation>Without a name</translation>
    </message>
    <message>
        <source>Pakai nama ini</source>
        <translation>Use this name</translation>
    </message>
</context>
<context>
    <name>AskWriter</name>
    <message>
        <source>Siapa yang mengajukan cerita ini?</source>
        <translation>Who submits this story?</translation>
    </message>
    <message>
        <source>Dengan nama ini pembaca kedua tahu siapa yang mengajukan. Nanti dapat diganti di Pengaturan.</source>
        <translation>By this name the second reader knows who submitted it. It can be changed in the settings later.</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>AuthorsForm</name>
    <message>
        <source>Pakai nama saya: {name}</source>
        <translation>Use my name: {name}</translation>
    </message>
    <message>
        <source>Tambah penulis “{name}”</source>
        <translation>Add the author “{name}”</translation>
    </message>
</context>
<context>
    <name>BackupDialog</name>
    <message>
        <source>Cadangkan</source>
        <translation>Back up</translation>
    </message>
    <message>
        <source>Pustaka “{title}” dengan seluruh riwayatnya disimpan ke dalam satu berkas. Simpanlah berkas itu di tempat lain, misalnya flashdisk.</source>
        <translation>The library “{title}” with its whole history is kept in one file. Keep that file somewhere else, on a USB stick for example.</translation>
    </message>
    <message>
        <source>Ikutkan meja kerja: naskah, catatan pribadi, simpanan pribadi</source>
        <translation>Include your desk: drafts, private notes, private store</translation>
    </message>
    <message>
        <source>Segel dengan kata sandi</source>
        <translation>Seal it with a passphrase</translation>
    </message>
    <message>
        <source>Kata sandi (paling sedikit {least} huruf, sebaiknya beberapa kata)</source>
        <translation>Passphrase (at least {least} letters, better a few words)</translation>
    </message>
    <message>
        <source>Sekali lagi</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>Sejauh mana cadangan sudah ditulis</source>
        <translation>How far the backup is written</translation>
    </message>
    <message>
        <source>Pilih tempat dan simpan…</source>
        <translation>Choose a place and save…</translation>
    </message>
    <message>
        <source>Simpan cadangan</source>
        <translation>Save the backup</translation>
    </message>
    <message>
        <source>Cadangan (*{ending})</source>
        <translation>Backups (*{ending})</translation>
    </message>
    <message>
        <source>Hentikan</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>BackupWays</name>
    <message>
        <source>Cadangan disimpan di {file}.</source>
        <translation>The backup is kept in {file}.</translation>
    </message>
    <message numerus="yes">
        <source>%n berkas tidak ikut, karena hanya tautan atau tidak dapat dibaca: {first}</source>
        <translation>
            <numerusform>%n file was left out, because it is only a link or cannot be read: {first}</numerusform>
            <numerusform>%n files were left out, because they are only links or cannot be read: {first}</numerusform>
        </translation>
    </message>
    <message>
        <source>Pilih cadangan</source>
        <translation>Choose a backup</translation>
    </message>
    <message>
        <source>Cadangan (*.cadangan);;Semua berkas (*)</source>
        <translation>Backups (*.cadangan);;All files (*)</translation>
    </message>
    <message>
        <source>Pustaka dipulihkan ke {place}.</source>
        <translation>The library was restored to {place}.</translation>
    </message>
    <message>
        <source>Meja kerja dari cadangan dipakai setelah program ini ditutup dan dibuka lagi.</source>
        <translation>The desk of the backup is used after this program was closed and opened again.</translation>
    </message>
</context>
<context>
    <name>BeginPage</name>
    <message>
        <source>Tulis cerita</source>
        <translation>Write a story</translation>
    </message>
    <message>
        <source>Apa yang Anda tulis tersimpan sendiri dan tetap di meja Anda sampai Anda mengajukannya. Cara menulis dapat diganti kapan saja; tulisannya ikut pindah.</source>
        <translation>What you write is saved by itself and stays on your desk until you submit it. You can change the way of writing at any time; the text moves along.</translation>
    </message>
    <message>
        <source>Sudah ditulis di tempat lain?</source>
        <translation>Already written elsewhere?</translation>
    </message>
    <message>
        <source>Impor dokumen</source>
        <translation>Import a document</translation>
    </message>
    <message>
        <source>Word, OpenDocument, RTF, HTML, teks. Boleh juga diseret ke sini.</source>
        <translation>Word, OpenDocument, RTF, HTML, text. You can also drag it here.</translation>
    </message>
    <message>
        <source>Impor satu folder</source>
        <translation>Import a folder</translation>
    </message>
    <message>
        <source>Semua dokumen di dalamnya, masing-masing menjadi satu naskah.</source>
        <translation>Every document in it, each becoming a draft.</translation>
    </message>
    <message>
        <source>Singkat</source>
        <translation>Quick</translation>
    </message>
    <message>
        <source>Empat kotak: situasi, tantangan, aksi, refleksi. Cukup satu malam.</source>
        <translation>Four boxes: situation, challenge, action, reflection. One evening is enough.</translation>
    </message>
    <message>
        <source>Lengkap</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>Tahap demi tahap proses pertolongan, masing-masing dengan pertanyaan.</source>
        <translation>Stage by stage through the helping process, each with a question.</translation>
    </message>
    <message>
        <source>Teks bebas</source>
        <translation>Free text</translation>
    </message>
    <message>
        <source>Satu halaman kosong dengan pratinjau di sampingnya.</source>
        <translation>One empty page with a preview beside it.</translation>
    </message>
</context>
<context>
    <name>BoardHead</name>
    <message numerus="yes">
        <source>%n berkas catatan perlu diperbaiki</source>
        <translation>
            <numerusform>%n note file needs repair</numerusform>
            <numerusform>%n note files need repair</numerusform>
        </translation>
    </message>
    <message>
        <source>Hapus saringan: {value}</source>
        <translation>Remove filter: {value}</translation>
    </message>
    <message>
        <source>Hapus semua saringan</source>
        <translation>Clear all filters</translation>
    </message>
    <message>
        <source>Terbaru dulu</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>Terlama dulu</source>
        <translation>Oldest first</translation>
    </message>
    <message>
        <source>Terakhir diubah</source>
        <translation>Last changed</translation>
    </message>
    <message>
        <source>Menurut cerita</source>
        <translation>By story</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Impor…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>Ambil catatan dari berkas pustaka lain, alat anotasi, atau Hypothesis</source>
        <translation>Take in notes from a file of another library, an annotation tool, or Hypothesis</translation>
    </message>
    <message>
        <source>Ekspor…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Simpan catatan yang tampil sebagai berkas</source>
        <translation>Save the notes that are shown as a file</translation>
    </message>
    <message>
        <source>Saring menurut kata, kutipan, atau nama</source>
        <translation>Filter by words, quotation, or name</translation>
    </message>
    <message>
        <source>Saring catatan</source>
        <translation>Filter notes</translation>
    </message>
    <message>
        <source>Lihat apa yang perlu diperbaiki di pustaka ini</source>
        <translation>See what needs repair in this library</translation>
    </message>
    <message>
        <source>Catatan saya saja</source>
        <translation>Only my notes</translation>
    </message>
    <message>
        <source>Catatan semua orang</source>
        <translation>Everyone&apos;s notes</translation>
    </message>
    <message>
        <source>Ganti antara catatan saya dan catatan semua orang</source>
        <translation>Switch between my notes and everyone&apos;s notes</translation>
    </message>
    <message>
        <source>Urutan: {order}</source>
        <translation>Order: {order}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln catatan</source>
        <translation>
            <numerusform>%Ln note</numerusform>
            <numerusform>%Ln notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoxRow</name>
    <message>
        <source>Contoh: {text}</source>
        <translation>Example: {text}</translation>
    </message>
    <message>
        <source>terisi</source>
        <translation>told</translation>
    </message>
</context>
<context>
    <name>BoxesPage</name>
    <message>
        <source>Ketikan di “{box}”</source>
        <translation>Typing in “{box}”</translation>
    </message>
</context>
<context>
    <name>BubbleMap</name>
    <message>
        <source>Peta wilayah</source>
        <translation>Map of regions</translation>
    </message>
    <message>
        <source>Cerita paling banyak: {places}.</source>
        <translation>Most stories: {places}.</translation>
    </message>
    <message>
        <source>Belum ada cerita.</source>
        <translation>No stories yet.</translation>
    </message>
    <message>
        <source>Daftar di bawah peta memuat pilihan yang sama.</source>
        <translation>The list below the map offers the same choices.</translation>
    </message>
    <message numerus="yes">
        <source>%n cerita</source>
        <translation>
            <numerusform>%n story</numerusform>
            <numerusform>%n stories</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardDialog</name>
    <message>
        <source>Kartu saya</source>
        <translation>My card</translation>
    </message>
    <message>
        <source>Kirimkan kartu ini kepada pengelola pustaka supaya Anda dapat ikut membaca dan menandatangani. Kartu bukan rahasia; kunci rahasianya tidak pernah meninggalkan komputer ini.</source>
        <translation>Send this card to a steward of the library, so that you can read and sign, too. The card is no secret; the secret key never leaves this computer.</translation>
    </message>
    <message>
        <source>Nama di kartu</source>
        <translation>Name on the card</translation>
    </message>
    <message>
        <source>misalnya: Ratna</source>
        <translation>for example: Ratna</translation>
    </message>
    <message>
        <source>Isi kartu</source>
        <translation>What the card says</translation>
    </message>
    <message>
        <source>Salin kartu</source>
        <translation>Copy the card</translation>
    </message>
    <message>
        <source>Menjaga identitas Anda</source>
        <translation>Taking care of your identity</translation>
    </message>
    <message>
        <source>Tanda tangan dan catatan Anda dikenali dari kunci di komputer ini, apa pun nama Anda. Simpan salinannya di tempat aman; dengan salinan itu Anda tetap orang yang sama di komputer kedua. Siapa yang memegang salinan tanpa kata sandi dapat menandatangani sebagai Anda.</source>
        <translation>Your signatures and notes are known by a key on this computer, whatever you are called. Keep a copy in a safe place; with it you are the same person on a second computer. Whoever holds a copy without a passphrase can sign as you.</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Simpan salinan identitas…</source>
        <translation>Save a copy of the identity…</translation>
    </message>
    <message>
        <source>Simpan kartu…</source>
        <translation>Save the card…</translation>
    </message>
    <message>
        <source>Pakai identitas dari berkas…</source>
        <translation>Use an identity from a file…</translation>
    </message>
    <message>
        <source>Buka kunci…</source>
        <translation>Unlock…</translation>
    </message>
    <message>
        <source>Ganti kata sandi…</source>
        <translation>Change the passphrase…</translation>
    </message>
    <message>
        <source>Pasang kata sandi…</source>
        <translation>Set a passphrase…</translation>
    </message>
    <message>
        <source>Isi nama Anda dahulu, supaya rekan tahu kartu siapa ini.</source>
        <translation>Fill in your name first, so that colleagues know whose card this is.</translation>
    </message>
    <message>
        <source>Tersalin. Tempelkan ke surat atau pesan untuk pengelola pustaka.</source>
        <translation>Copied. Paste it into a letter or message to a steward of the library.</translation>
    </message>
    <message>
        <source>Simpan kartu</source>
        <translation>Save the card</translation>
    </message>
    <message>
        <source>Kartu pembaca</source>
        <translation>Reader&apos;s card</translation>
    </message>
    <message>
        <source>Kartu disimpan sebagai “{name}”. Kirimkan berkas itu kepada pengelola pustaka.</source>
        <translation>The card was saved as “{name}”. Send that file to a steward of the library.</translation>
    </message>
    <message>
        <source>Simpan salinan identitas</source>
        <translation>Save a copy of the identity</translation>
    </message>
    <message>
        <source>Kata sandi untuk salinan ini</source>
        <translation>A passphrase for this copy</translation>
    </message>
    <message>
        <source>Anjuran kami: pilih kata sandi, supaya berkas yang hilang tidak dapat dipakai orang lain. Boleh dikosongkan.</source>
        <translation>Our advice: choose a passphrase, so that nobody else can use a file that was lost. It may be left empty.</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Salinan disimpan sebagai “{name}”.</source>
        <translation>A copy was saved as “{name}”.</translation>
    </message>
    <message>
        <source>Pakai identitas dari berkas</source>
        <translation>Use an identity from a file</translation>
    </message>
    <message>
        <source>Pakai identitas ini di komputer ini?</source>
        <translation>Use this identity on this computer?</translation>
    </message>
    <message>
        <source>Ini identitas “{name}”. Identitas yang dipakai di sini sekarang disimpan di sampingnya dan tidak dihapus. Catatan pribadinya ikut disimpan, dan tampak lagi hanya dengan identitas itu.</source>
        <translation>This is the identity “{name}”. The one in use here now is kept beside it and is not deleted. Its private notes are kept with it, and are seen again only with that identity.</translation>
    </message>
    <message>
        <source>tanpa nama</source>
        <translation>without a name</translation>
    </message>
    <message>
        <source>Pakai</source>
        <translation>Use it</translation>
    </message>
    <message>
        <source>Identitas itu dipakai mulai sekarang.</source>
        <translation>That identity is used from now on.</translation>
    </message>
</context>
<context>
    <name>CardHead</name>
    <message>
        <source>terbuka</source>
        <translation>open</translation>
    </message>
    <message>
        <source>tertutup</source>
        <translation>closed</translation>
    </message>
</context>
<context>
    <name>CardMaker</name>
    <message>
        <source>Lihat di naskah</source>
        <translation>See it in the draft</translation>
    </message>
    <message>
        <source>lihat di naskah</source>
        <translation>see it in the draft</translation>
    </message>
    <message>
        <source>Jawab siapa “{name}”</source>
        <translation>Answer who “{name}” is</translation>
    </message>
    <message>
        <source>Ganti “{name}” di semua tempat</source>
        <translation>Replace “{name}” everywhere</translation>
    </message>
    <message>
        <source>Ganti “{words}” di semua tempat</source>
        <translation>Replace “{words}” everywhere</translation>
    </message>
    <message>
        <source>Catat persetujuannya…</source>
        <translation>Record the consent…</translation>
    </message>
    <message>
        <source>Buka catatan persetujuannya…</source>
        <translation>Open the record of consent…</translation>
    </message>
    <message>
        <source>Sebut kelompok umur saja</source>
        <translation>Say only the age group</translation>
    </message>
    <message>
        <source>Sebut “{words}” lebih umum</source>
        <translation>Say “{words}” more generally</translation>
    </message>
    <message>
        <source>Hapus “{words}” di semua tempat</source>
        <translation>Remove “{words}” everywhere</translation>
    </message>
    <message>
        <source>Tandai “{words}” milik umum</source>
        <translation>Mark “{words}” as public</translation>
    </message>
    <message>
        <source>Nyatakan cerita kelompok atau program</source>
        <translation>Declare a story of a group or programme</translation>
    </message>
    <message>
        <source>Tulis mengapa “{words}” boleh tetap</source>
        <translation>Write down why “{words}” may stay</translation>
    </message>
    <message>
        <source>Bersihkan gambar</source>
        <translation>Clean the picture</translation>
    </message>
    <message>
        <source>Jawab pertanyaan pemeriksaan</source>
        <translation>Answer a question of the check</translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message numerus="yes">
        <source>%n kalimat baru</source>
        <translation>
            <numerusform>%n new sentence</numerusform>
            <numerusform>%n new sentences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kalimat hilang</source>
        <translation>
            <numerusform>%n sentence gone</numerusform>
            <numerusform>%n sentences gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n isian</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
    <message>
        <source>kata-katanya sama</source>
        <translation>the words are the same</translation>
    </message>
</context>
<context>
    <name>CheckDeck</name>
    <message numerus="yes">
        <source>Dan %n lagi; yang di atas dahulu.</source>
        <translation>
            <numerusform>And %n more; those above first.</numerusform>
            <numerusform>And %n more; those above first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>Periksa</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Perbaiki, atau tulis mengapa boleh tetap.</source>
        <translation>Mend it, or write down why it may stay.</translation>
    </message>
    <message>
        <source>Siapa mereka?</source>
        <translation>Who are they?</translation>
    </message>
    <message>
        <source>Jawab sekali untuk tiap nama, dengan angkanya. Nama klien tidak keluar.</source>
        <translation>Answer once for each name, with its digit. No client&apos;s name leaves.</translation>
    </message>
    <message>
        <source>Nama yang sudah jelas</source>
        <translation>Names that are clear</translation>
    </message>
    <message>
        <source>Sebelum diajukan masih perlu: persetujuan orang yang diceritakan, atau pernyataan bahwa ini cerita kelompok atau program.</source>
        <translation>Still needed before handing in: the consent of those it tells of, or the declaration that this is a story of a group or programme.</translation>
    </message>
    <message>
        <source>Catat persetujuannya…</source>
        <translation>Record the consent…</translation>
    </message>
    <message>
        <source>Dalam teksnya tidak ada lagi yang perlu diselesaikan.</source>
        <translation>Nothing is left to be solved in the text.</translation>
    </message>
    <message>
        <source>Tidak ada yang perlu diselesaikan.</source>
        <translation>There is nothing to solve.</translation>
    </message>
    <message>
        <source>Sedang memeriksa…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Ini bukan jaminan: hanya Anda dan pembaca kedua yang tahu apakah seseorang dapat dikenali dari cerita ini.</source>
        <translation>This is no guarantee: only you and the second reader know whether somebody can be recognised from this story.</translation>
    </message>
    <message numerus="yes">
        <source>%n nama sudah jelas</source>
        <translation>
            <numerusform>%n name is clear</numerusform>
            <numerusform>%n names are clear</numerusform>
        </translation>
    </message>
    <message>
        <source>Buka catatan persetujuannya…</source>
        <translation>Open the record of consent…</translation>
    </message>
    <message numerus="yes">
        <source>%n harus diselesaikan</source>
        <translation>
            <numerusform>%n must be solved</numerusform>
            <numerusform>%n must be solved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nama belum dijawab</source>
        <translation>
            <numerusform>%n name to answer</numerusform>
            <numerusform>%n names to answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mohon dilihat</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <source>Yang Anda periksa</source>
        <translation>What you checked</translation>
    </message>
    <message>
        <source>Delapan ukuran praktik baik WHO</source>
        <translation>WHO&apos;s eight criteria</translation>
    </message>
    <message>
        <source>Delapan ukuran WHO (boleh kosong)</source>
        <translation>WHO&apos;s eight criteria (may stay empty)</translation>
    </message>
</context>
<context>
    <name>ChoiceBlank</name>
    <message>
        <source>belum dipilih</source>
        <translation>not chosen</translation>
    </message>
    <message>
        <source>Bahasa Indonesia</source>
        <translation>Indonesian</translation>
    </message>
    <message>
        <source>Bahasa Inggris</source>
        <translation>English</translation>
    </message>
</context>
<context>
    <name>ChoiceCard</name>
    <message>
        <source>Di tempat lain</source>
        <translation>Elsewhere</translation>
    </message>
    <message>
        <source>Di jendela ini</source>
        <translation>In this window</translation>
    </message>
    <message>
        <source>Dari tempat lain</source>
        <translation>From elsewhere</translation>
    </message>
    <message>
        <source>Dari jendela ini</source>
        <translation>From this window</translation>
    </message>
    <message>
        <source>Di pustaka</source>
        <translation>In the library</translation>
    </message>
    <message>
        <source>Di naskah Anda</source>
        <translation>In your draft</translation>
    </message>
    <message>
        <source>Dari pustaka</source>
        <translation>From the library</translation>
    </message>
    <message>
        <source>Dari naskah saya</source>
        <translation>From my draft</translation>
    </message>
    <message>
        <source>Keduanya</source>
        <translation>Both</translation>
    </message>
</context>
<context>
    <name>Conflict</name>
    <message>
        <source>Gabungkan dua teks</source>
        <translation>Join two texts</translation>
    </message>
    <message>
        <source>Diubah di tempat lain</source>
        <translation>Changed elsewhere</translation>
    </message>
    <message>
        <source>Gabungkan dengan cerita di pustaka</source>
        <translation>Join with the story in the library</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>Nama samaran dalam cerita</source>
        <translation>Pseudonym in the story</translation>
    </message>
    <message>
        <source>Bukan nama aslinya</source>
        <translation>Not the real name</translation>
    </message>
    <message>
        <source>Orang ini</source>
        <translation>This person is</translation>
    </message>
    <message>
        <source>Orang tua atau wali yang setuju</source>
        <translation>Parent or guardian who agreed</translation>
    </message>
    <message>
        <source>Siapa yang menyatakan setuju?</source>
        <translation>Who agreed?</translation>
    </message>
    <message>
        <source>ibu, wali</source>
        <translation>mother, guardian</translation>
    </message>
    <message>
        <source>diri sendiri</source>
        <translation>the person themselves</translation>
    </message>
    <message>
        <source>Dukungan apa yang membantunya memahami dan memutuskan?</source>
        <translation>What support helped them to understand and decide?</translation>
    </message>
    <message>
        <source>Setuju ceritanya</source>
        <translation>They agree to the story being</translation>
    </message>
    <message>
        <source>Siapa yang menjelaskan di mana cerita ini akan dibaca?</source>
        <translation>Who explained where this story will be read?</translation>
    </message>
    <message>
        <source>Dijelaskan dalam bahasa apa?</source>
        <translation>In which language was it explained?</translation>
    </message>
    <message>
        <source>Indonesia, Jawa, isyarat</source>
        <translation>Indonesian, Javanese, sign language</translation>
    </message>
    <message>
        <source>Bagaimana persetujuan diberikan?</source>
        <translation>How was consent given?</translation>
    </message>
    <message>
        <source>Tanggal persetujuan</source>
        <translation>Date of consent</translation>
    </message>
    <message>
        <source>24-11-2026</source>
        <translation>24-11-2026</translation>
    </message>
    <message>
        <source>Bukti</source>
        <translation>Proof</translation>
    </message>
    <message>
        <source>Tanyakan kembali pada</source>
        <translation>Ask again on</translation>
    </message>
    <message>
        <source>Boleh kosong</source>
        <translation>May be empty</translation>
    </message>
    <message>
        <source>Berlaku sampai</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>Yang tidak boleh diceritakan</source>
        <translation>What must not be told</translation>
    </message>
    <message>
        <source>Satu baris satu hal</source>
        <translation>One thing a line</translation>
    </message>
    <message>
        <source>Risiko yang perlu diingat</source>
        <translation>Risks to bear in mind</translation>
    </message>
</context>
<context>
    <name>ConsentEditor</name>
    <message>
        <source>belum dicatat</source>
        <translation>not written down</translation>
    </message>
    <message>
        <source>Anak itu sendiri juga setuju</source>
        <translation>The child agrees too</translation>
    </message>
    <message>
        <source>Atau ceritakan buktinya</source>
        <translation>Or describe the proof</translation>
    </message>
    <message>
        <source>Atau ceritakan: surat ada di lemari kantor</source>
        <translation>Or describe it: the letter is in the office cupboard</translation>
    </message>
    <message>
        <source>Pakai nama samaran “{name}”</source>
        <translation>Use the pseudonym “{name}”</translation>
    </message>
    <message>
        <source>Pilih surat atau rekaman…</source>
        <translation>Choose a letter or recording…</translation>
    </message>
    <message>
        <source>Ia menarik persetujuannya…</source>
        <translation>They withdraw their consent…</translation>
    </message>
    <message>
        <source>Ya, catat penarikan hari ini</source>
        <translation>Yes, write down today&apos;s withdrawal</translation>
    </message>
    <message>
        <source>Hapus catatan ini</source>
        <translation>Remove this record</translation>
    </message>
    <message>
        <source>Pilih bukti persetujuan</source>
        <translation>Choose the proof of consent</translation>
    </message>
    <message>
        <source>Berkas itu tidak dapat dibaca. Pilih berkas lain, atau ceritakan buktinya.</source>
        <translation>That file cannot be read. Choose another, or describe the proof.</translation>
    </message>
    <message>
        <source>Berkas itu lebih besar dari 50 MB. Simpan sendiri, lalu ceritakan di mana adanya.</source>
        <translation>That file is larger than 50 MB. Keep it yourself, and describe where it is.</translation>
    </message>
    <message>
        <source>Bila cerita ini sudah terbit, tariklah juga dari halamannya.</source>
        <translation>If the story is published already, withdraw it on its page too.</translation>
    </message>
    <message>
        <source>Disimpan di meja Anda: {name}</source>
        <translation>Kept on your desk: {name}</translation>
    </message>
    <message>
        <source>Berkasnya disalin ke simpanan pribadi di komputer ini dan tidak pernah ikut dibagikan.</source>
        <translation>The file is copied into the private store of this computer and never shared.</translation>
    </message>
    <message>
        <source>Lengkap: persetujuan ini mencukupi.</source>
        <translation>Complete: this consent is enough.</translation>
    </message>
    <message>
        <source>Masih kurang:</source>
        <translation>Still missing:</translation>
    </message>
</context>
<context>
    <name>ConsentForm</name>
    <message>
        <source>Catat persetujuan seseorang</source>
        <translation>Record somebody&apos;s consent</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>ditarik kembali</source>
        <translation>withdrawn</translation>
    </message>
    <message numerus="yes">
        <source>masih kurang %n hal</source>
        <translation>
            <numerusform>%n thing missing</numerusform>
            <numerusform>%n things missing</numerusform>
        </translation>
    </message>
    <message>
        <source>Tanpa nama samaran</source>
        <translation>No pseudonym yet</translation>
    </message>
</context>
<context>
    <name>ConsentSection</name>
    <message>
        <source>Persetujuan</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>Satu catatan untuk tiap orang yang diceritakan. Buktinya disimpan di komputer ini saja.</source>
        <translation>One record for each person the story is about. Its proof is kept on this computer only.</translation>
    </message>
</context>
<context>
    <name>ContentPanel</name>
    <message>
        <source>Perlu ada sebelum diajukan</source>
        <translation>Needed before submitting</translation>
    </message>
    <message>
        <source>Yang masih dapat diceritakan</source>
        <translation>What can still be told</translation>
    </message>
    <message>
        <source>{told} dari {of} sudah diceritakan</source>
        <translation>{told} of {of} told</translation>
    </message>
    <message>
        <source>Semuanya sudah diceritakan. Periksa, lalu ajukan.</source>
        <translation>Everything is told. Check it, then submit it.</translation>
    </message>
    <message>
        <source>Boleh ditulis kapan saja dan dalam urutan apa pun.</source>
        <translation>Write them whenever you like, in any order.</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Isi cerita</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>{title} (tidak diceritakan)</source>
        <translation>{title} (not told)</translation>
    </message>
</context>
<context>
    <name>Conversation</name>
    <message>
        <source>Saya juga: {names}</source>
        <translation>Me too: {names}</translation>
    </message>
    <message>
        <source>Balas</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>Bukan saya lagi</source>
        <translation>Not me after all</translation>
    </message>
    <message>
        <source>Saya juga</source>
        <translation>Me too</translation>
    </message>
    <message>
        <source>Buka lagi</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>Tandai catatan ini selesai, atau buka lagi</source>
        <translation>Mark this note as settled, or open it again</translation>
    </message>
    <message>
        <source>Tindakan lain</source>
        <translation>Other actions</translation>
    </message>
    <message>
        <source>Jawaban yang diterima</source>
        <translation>Accepted answer</translation>
    </message>
    <message>
        <source>Bukan jawabannya</source>
        <translation>Not the answer</translation>
    </message>
    <message>
        <source>Terima sebagai jawaban</source>
        <translation>Accept as the answer</translation>
    </message>
    <message>
        <source>Ubah atau hapus balasan ini</source>
        <translation>Change or delete this reply</translation>
    </message>
    <message>
        <source>Ceritanya diubah sejak catatan ini dibuat. Dulu: {words}</source>
        <translation>The story was changed after this note was made. Before: {words}</translation>
    </message>
    <message>
        <source>Ubah</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Hapus</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n catatan</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n balasan</source>
        <translation>
            <numerusform>%n reply</numerusform>
            <numerusform>%n replies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n catatan kehilangan tempatnya</source>
        <translation>
            <numerusform>%n note has lost its place</numerusform>
            <numerusform>%n notes have lost their place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saya juga</source>
        <translation>
            <numerusform>%n me too</numerusform>
            <numerusform>%n me too</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Ada yang tidak berjalan semestinya</source>
        <translation>Something went wrong</translation>
    </message>
    <message>
        <source>Ini kesalahan program, bukan kesalahan Anda. Cerita dan catatan yang sudah tersimpan tetap utuh. Anda dapat menutup pesan ini dan melanjutkan. Agar dapat diperbaiki, salinlah rincian di bawah ini dan kirimkan kepada pengelola program.</source>
        <translation>This is a mistake of the program, not yours. Stories and notes that were saved are safe. You can close this message and go on. So that it can be mended, copy the details below and send them to the people who look after the program.</translation>
    </message>
    <message>
        <source>Rincian kesalahan</source>
        <translation>Details of the mistake</translation>
    </message>
    <message>
        <source>Salin rincian</source>
        <translation>Copy the details</translation>
    </message>
    <message>
        <source>Tutup dan lanjutkan</source>
        <translation>Close and go on</translation>
    </message>
</context>
<context>
    <name>CreateDialog</name>
    <message>
        <source>Buat pustaka baru</source>
        <translation>Create a new library</translation>
    </message>
    <message>
        <source>Pustaka baru berupa folder biasa, masih kosong, dengan daftar istilah yang sama.</source>
        <translation>A new library is an ordinary folder, still empty, with the same vocabulary.</translation>
    </message>
    <message>
        <source>Judul pustaka</source>
        <translation>Title of the library</translation>
    </message>
    <message>
        <source>misalnya: Cerita Lapangan 2026</source>
        <translation>for example: Field Stories 2026</translation>
    </message>
    <message>
        <source>Simpan di tempat lain…</source>
        <translation>Keep it elsewhere…</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Buat pustaka</source>
        <translation>Create the library</translation>
    </message>
    <message>
        <source>Foldernya: {folder}</source>
        <translation>Its folder: {folder}</translation>
    </message>
    <message>
        <source>Simpan di dalam folder</source>
        <translation>Keep it in the folder</translation>
    </message>
</context>
<context>
    <name>DifferenceView</name>
    <message numerus="yes">
        <source>%n alinea sama; tampilkan</source>
        <translation>
            <numerusform>%n unchanged paragraph; show it</numerusform>
            <numerusform>%n unchanged paragraphs; show them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Differences</name>
    <message>
        <source>Isi cerita</source>
        <translation>Text of the story</translation>
    </message>
</context>
<context>
    <name>DraftCard</name>
    <message>
        <source>Tanpa judul</source>
        <translation>Untitled</translation>
    </message>
    <message>
        <source>Riwayat “{title}”</source>
        <translation>History of “{title}”</translation>
    </message>
    <message>
        <source>Hapus “{title}”</source>
        <translation>Remove “{title}”</translation>
    </message>
    <message numerus="yes">
        <source>%n kata</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message>
        <source>diubah {when}</source>
        <translation>changed {when}</translation>
    </message>
    <message>
        <source>{told} dari {of} bagian terisi</source>
        <translation>{told} of {of} parts told</translation>
    </message>
    <message>
        <source>bagian dari “{name}”</source>
        <translation>part of “{name}”</translation>
    </message>
    <message>
        <source>dari “{name}”</source>
        <translation>from “{name}”</translation>
    </message>
    <message>
        <source>untuk pustaka “{library}”</source>
        <translation>for the library “{library}”</translation>
    </message>
    <message>
        <source>naskah</source>
        <translation>draft</translation>
    </message>
    <message>
        <source>perubahan belum diajukan</source>
        <translation>changes not submitted</translation>
    </message>
    <message>
        <source>menunggu peninjau</source>
        <translation>waiting for reviewers</translation>
    </message>
    <message>
        <source>dikembalikan kepada Anda</source>
        <translation>returned to you</translation>
    </message>
    <message>
        <source>terbit</source>
        <translation>published</translation>
    </message>
    <message>
        <source>diubah di dua tempat</source>
        <translation>changed in two places</translation>
    </message>
    <message>
        <source>tidak dapat dibaca</source>
        <translation>cannot be read</translation>
    </message>
</context>
<context>
    <name>DraftHead</name>
    <message>
        <source>Judul cerita</source>
        <translation>Title of the story</translation>
    </message>
    <message>
        <source>Ringkasan</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>Ringkasan: satu dua kalimat yang membuat rekan ingin membaca (boleh ditulis terakhir)</source>
        <translation>Summary: a sentence or two that make a colleague want to read it (may be written last)</translation>
    </message>
    <message>
        <source>Judul</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>{length} dari {most} huruf: terlalu panjang</source>
        <translation>{length} of {most} letters: too long</translation>
    </message>
    <message>
        <source>{length} dari {most} huruf</source>
        <translation>{length} of {most} letters</translation>
    </message>
</context>
<context>
    <name>DraftsPage</name>
    <message>
        <source>Naskah saya</source>
        <translation>My drafts</translation>
    </message>
    <message>
        <source>Naskah tersimpan di meja Anda saja. Orang lain baru melihatnya sesudah Anda mengajukannya.</source>
        <translation>Drafts are kept on your desk only. Others see one after you have submitted it.</translation>
    </message>
    <message>
        <source>Belum ada naskah. Satu pengalaman kecil sudah cukup untuk mulai.</source>
        <translation>No drafts yet. One small experience is enough to begin.</translation>
    </message>
    <message>
        <source>Tulis cerita</source>
        <translation>Write a story</translation>
    </message>
    <message>
        <source>Lihat yang dihapus…</source>
        <translation>See deleted ones…</translation>
    </message>
</context>
<context>
    <name>Drawer</name>
    <message>
        <source>Saringan</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>Tutup saringan</source>
        <translation>Close the filters</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Sudah dihapus dari riwayat</source>
        <translation>Erased from the history</translation>
    </message>
    <message>
        <source>Hapus dari riwayat</source>
        <translation>Erase from the history</translation>
    </message>
    <message>
        <source>Kata yang harus hilang</source>
        <translation>Words that must go</translation>
    </message>
    <message>
        <source>Diganti dengan</source>
        <translation>Replaced by</translation>
    </message>
    <message>
        <source>Tambah kata</source>
        <translation>Add words</translation>
    </message>
    <message>
        <source>nama, nomor, atau kata lain</source>
        <translation>a name, a number or other words</translation>
    </message>
    <message>
        <source>Juga tiap bagian namanya: {parts}</source>
        <translation>Also each part of the name: {parts}</translation>
    </message>
    <message>
        <source>Lihat apa yang berubah</source>
        <translation>See what would change</translation>
    </message>
    <message>
        <source>Hapus dari semua versi</source>
        <translation>Erase from all versions</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Hentikan</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Kata-kata itu tidak ada lagi di versi mana pun dari pustaka ini. Keadaan sebelumnya disimpan 30 hari di meja kerja Anda; sampai saat itu, atau sampai pustaka dibagikan, penghapusan ini dapat dibatalkan di “Periksa riwayat”.</source>
        <translation>The words are no longer in any version of this library. What was before is kept on your desk for 30 days; until then, or until the library is shared, this can be undone in “Check the history”.</translation>
    </message>
    <message>
        <source>Semua versi cerita “{name}” dihapus, dengan gambar dan catatannya. Tanda bahwa cerita itu ditarik tetap ada.</source>
        <translation>All versions of the story “{name}” go, with its pictures and notes. The sign that it was withdrawn stays.</translation>
    </message>
    <message>
        <source>Berkas “{name}” dihapus dari semua versi.</source>
        <translation>The file “{name}” goes from all versions.</translation>
    </message>
    <message>
        <source>Kata ini diganti di setiap versi yang pernah disimpan: di isi, judul, catatan, nama berkas, pesan, dan nama penulis. Penulisan lain dari nama itu ikut ditemukan.</source>
        <translation>These words are replaced in every version that was ever saved: in texts, titles, notes, file names, messages and names of authors. Other spellings of the name are found, too.</translation>
    </message>
    <message>
        <source>Berkas yang sedang diubah program lain dan belum ikut diganti</source>
        <translation>Files that another program was changing and that still hold the words</translation>
    </message>
    <message>
        <source>Tempat berbagi: {place}</source>
        <translation>A place it is shared with: {place}</translation>
    </message>
    <message>
        <source>Yang tidak dapat dijangkau</source>
        <translation>What cannot be reached</translation>
    </message>
    <message>
        <source>Perlu ditandatangani lagi, karena kata-katanya berubah</source>
        <translation>To be signed again, because the words have changed</translation>
    </message>
    <message>
        <source>Kata itu tidak ada di versi mana pun. Tidak ada yang perlu dihapus.</source>
        <translation>The words are in no version. There is nothing to erase.</translation>
    </message>
    <message numerus="yes">
        <source>%n versi pustaka ditulis ulang; urutan, tanggal, dan penulisnya tetap.</source>
        <translation>
            <numerusform>%n version of the library is written anew; order, date and author stay.</numerusform>
            <numerusform>%n versions of the library are written anew; order, dates and authors stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n teks diganti katanya.</source>
        <translation>
            <numerusform>The words are replaced in %n text.</numerusform>
            <numerusform>The words are replaced in %n texts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n berkas dihapus seluruhnya.</source>
        <translation>
            <numerusform>%n file goes altogether.</numerusform>
            <numerusform>%n files go altogether.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nama berkas atau folder diganti.</source>
        <translation>
            <numerusform>%n name of a file or folder is changed.</numerusform>
            <numerusform>%n names of files or folders are changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pesan riwayat diganti katanya.</source>
        <translation>
            <numerusform>The words are replaced in %n message of the history.</numerusform>
            <numerusform>The words are replaced in %n messages of the history.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nama penulis riwayat diganti.</source>
        <translation>
            <numerusform>The name of an author is changed in %n version.</numerusform>
            <numerusform>The name of an author is changed in %n versions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n versi tidak lagi bertanda kunci penyimpannya, karena ditulis ulang; tanda tangan pembaca pada cerita tidak ikut hilang.</source>
        <translation>
            <numerusform>%n version no longer carries the key of whoever saved it, because it is written anew; readers&apos; signatures on stories do not go with it.</numerusform>
            <numerusform>%n versions no longer carry the keys of those who saved them, because they are written anew; readers&apos; signatures on stories do not go with them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n berkas yang sekarang ada di pustaka ikut diperbaiki.</source>
        <translation>
            <numerusform>%n file that is in the library now is mended, too.</numerusform>
            <numerusform>%n files that are in the library now are mended, too.</numerusform>
        </translation>
    </message>
    <message>
        <source>Yang akan berubah</source>
        <translation>What will change</translation>
    </message>
    <message numerus="yes">
        <source>%n kali</source>
        <translation>
            <numerusform>once</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message>
        <source>Ditemukan</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Antara lain di sini</source>
        <translation>Here, among other places</translation>
    </message>
    <message>
        <source>Tanda tangan yang tidak berlaku lagi dan perlu diberikan ulang</source>
        <translation>Signatures that no longer hold and must be given again</translation>
    </message>
    <message>
        <source>Pustaka ini pernah terhubung ke tempat lain, yang tidak ikut berubah</source>
        <translation>This library was connected with other places, which do not change</translation>
    </message>
</context>
<context>
    <name>ErasureWays</name>
    <message>
        <source>Penghapusan dibatalkan. Berkas yang Anda ubah sesudahnya dibiarkan: {files}</source>
        <translation>The erasing was undone. Files that you changed since were left alone: {files}</translation>
    </message>
    <message>
        <source>Penghapusan dibatalkan; semuanya seperti sebelumnya.</source>
        <translation>The erasing was undone; everything is as it was before.</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Berkas catatan yang diimpor</source>
        <translation>File of notes to import</translation>
    </message>
    <message>
        <source>Anotasi W3C atau Hypothesis (*.jsonld *.json)</source>
        <translation>W3C annotations or Hypothesis (*.jsonld *.json)</translation>
    </message>
    <message>
        <source>Tidak ada catatan yang dapat dikeluarkan.</source>
        <translation>There are no notes that can leave.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln catatan disimpan di {place}.</source>
        <translation>
            <numerusform>%Ln note saved in {place}.</numerusform>
            <numerusform>%Ln notes saved in {place}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Buka foldernya</source>
        <translation>Open its folder</translation>
    </message>
    <message>
        <source>Simpan catatan sebagai</source>
        <translation>Save notes as</translation>
    </message>
    <message numerus="yes">
        <source>%Ln catatan diimpor.</source>
        <translation>
            <numerusform>%Ln note imported.</numerusform>
            <numerusform>%Ln notes imported.</numerusform>
        </translation>
    </message>
    <message>
        <source>Urungkan</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>Ekspor %Ln catatan</source>
        <translation>
            <numerusform>Export %Ln note</numerusform>
            <numerusform>Export %Ln notes</numerusform>
        </translation>
    </message>
    <message>
        <source>Yang dikeluarkan adalah catatan yang sekarang tampil, menurut saringan.</source>
        <translation>What leaves are the notes shown now, as they are filtered.</translation>
    </message>
    <message>
        <source>Yang dikeluarkan adalah semua catatan bersama balasannya.</source>
        <translation>What leaves are all notes with their replies.</translation>
    </message>
    <message>
        <source>Sebelum disimpan, isinya diperiksa: tidak boleh ada klien yang dapat dikenali.</source>
        <translation>Before they are saved their content is checked: no client may be recognisable.</translation>
    </message>
    <message>
        <source>Teks (Markdown)</source>
        <translation>Text (Markdown)</translation>
    </message>
    <message>
        <source>Untuk dibaca dan dilanjutkan menulis, di program apa pun.</source>
        <translation>To read and to go on writing, in any program.</translation>
    </message>
    <message>
        <source>Halaman (HTML)</source>
        <translation>Page (HTML)</translation>
    </message>
    <message>
        <source>Untuk dibuka di peramban dan dicetak.</source>
        <translation>To open in a browser and to print.</translation>
    </message>
    <message>
        <source>Tabel (CSV)</source>
        <translation>Table (CSV)</translation>
    </message>
    <message>
        <source>Untuk lembar kerja: satu baris satu catatan.</source>
        <translation>For a spreadsheet: one row for each note.</translation>
    </message>
    <message>
        <source>Anotasi W3C (JSON-LD)</source>
        <translation>W3C annotations (JSON-LD)</translation>
    </message>
    <message>
        <source>Lengkap, untuk pustaka lain dan alat anotasi lain.</source>
        <translation>Complete, for other libraries and other annotation tools.</translation>
    </message>
    <message numerus="yes">
        <source>Sertakan %n catatan pribadi saya</source>
        <translation>
            <numerusform>Include my %n private note</numerusform>
            <numerusform>Include my %n private notes</numerusform>
        </translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Periksa dan simpan…</source>
        <translation>Check and save…</translation>
    </message>
</context>
<context>
    <name>FacetEditor</name>
    <message>
        <source>Sudah ada {most}. Lepaskan satu dulu, lalu pilih lagi.</source>
        <translation>There are {most} already. Take one off first, then choose again.</translation>
    </message>
    <message>
        <source>Tambah “{words}”</source>
        <translation>Add “{words}”</translation>
    </message>
    <message>
        <source>Delete melepas; Ctrl dan panah, atau seret, mengubah urutan</source>
        <translation>Delete takes it off; Ctrl with an arrow, or dragging, changes the order</translation>
    </message>
    <message>
        <source>Delete melepas</source>
        <translation>Delete takes it off</translation>
    </message>
    <message>
        <source>Paling banyak {most}. Lepaskan yang kurang penting.</source>
        <translation>At most {most}. Take off the less important ones.</translation>
    </message>
    <message>
        <source>Ketik kata apa saja, atau tekan panah bawah</source>
        <translation>Type any word, or press the down arrow</translation>
    </message>
    <message>
        <source>Ubah urutan “{words}”</source>
        <translation>Move “{words}”</translation>
    </message>
    <message>
        <source>Lepas “{words}”</source>
        <translation>Take off “{words}”</translation>
    </message>
    <message>
        <source>Kata yang disarankan: {words}</source>
        <translation>The preferred word: {words}</translation>
    </message>
    <message>
        <source>“{words}” belum ada dalam daftar. Coba kata lain, atau tekan panah bawah untuk melihat semuanya.</source>
        <translation>“{words}” is not in the list yet. Try another word, or press the down arrow to see all of them.</translation>
    </message>
</context>
<context>
    <name>FacetList</name>
    <message>
        <source>Spasi mencentang, panah kanan membuka rincian</source>
        <translation>Space ticks, the right arrow opens what is below</translation>
    </message>
    <message>
        <source>Cari dalam daftar ini</source>
        <translation>Find in this list</translation>
    </message>
    <message>
        <source>Cari dalam {facet}</source>
        <translation>Find in {facet}</translation>
    </message>
    <message>
        <source>Tampilkan lebih sedikit</source>
        <translation>Show fewer</translation>
    </message>
    <message>
        <source>Tampilkan semua ({count})</source>
        <translation>Show all ({count})</translation>
    </message>
</context>
<context>
    <name>FacetModel</name>
    <message numerus="yes">
        <source>%n cerita</source>
        <translation>
            <numerusform>%n story</numerusform>
            <numerusform>%n stories</numerusform>
        </translation>
    </message>
    <message>
        <source>dicentang</source>
        <translation>ticked</translation>
    </message>
    <message>
        <source>tidak dicentang</source>
        <translation>not ticked</translation>
    </message>
    <message>
        <source>terbuka</source>
        <translation>open</translation>
    </message>
    <message>
        <source>tertutup</source>
        <translation>closed</translation>
    </message>
</context>
<context>
    <name>Facets</name>
    <message>
        <source>Tahun</source>
        <translation>Years</translation>
    </message>
    <message>
        <source>id</source>
        <comment>the code of this language</comment>
        <translation>en</translation>
    </message>
    <message>
        <source>Cerita praktik</source>
        <translation>Practice story</translation>
    </message>
    <message>
        <source>Pembelajaran</source>
        <translation>Lesson learned</translation>
    </message>
    <message>
        <source>Praktik baik teruji</source>
        <translation>Tested good practice</translation>
    </message>
    <message>
        <source>Bahasa Indonesia</source>
        <translation>Indonesian</translation>
    </message>
    <message>
        <source>Bahasa Inggris</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Bahasa Jawa</source>
        <translation>Javanese</translation>
    </message>
    <message>
        <source>Bahasa Sunda</source>
        <translation>Sundanese</translation>
    </message>
</context>
<context>
    <name>FacetsPanel</name>
    <message>
        <source>Saringan</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>Belum ada cerita yang dapat disaring.</source>
        <translation>There are no stories to narrow down yet.</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Sumber lain menyebut {value} ({source}).</source>
        <translation>Another source says {value} ({source}).</translation>
    </message>
    <message>
        <source>tanpa sumber</source>
        <translation>no source</translation>
    </message>
    <message>
        <source>Kejadian</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Saran</source>
        <translation>Advice</translation>
    </message>
    <message>
        <source>Syarat</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>Diterapkan</source>
        <translation>Applied in</translation>
    </message>
    <message>
        <source>Buka di peramban: {address}</source>
        <translation>Open in the browser: {address}</translation>
    </message>
    <message>
        <source>Persetujuan ditarik…</source>
        <translation>Consent withdrawn…</translation>
    </message>
    <message>
        <source>Persetujuan</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>Keadaan</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Ditandatangani oleh {who}, {date}</source>
        <translation>Signed by {who}, {date}</translation>
    </message>
    <message>
        <source>Ditandatangani oleh {who}, {date}, sebelum ada kunci</source>
        <translation>Signed by {who}, {date}, before there were keys</translation>
    </message>
    <message>
        <source>Ditandatangani oleh {who}, {date}; sesudah itu teksnya berubah</source>
        <translation>Signed by {who}, {date}; the text has changed since</translation>
    </message>
    <message>
        <source>Ditandatangani oleh {who}, {date}; sesudah itu gambarnya berubah</source>
        <translation>Signed by {who}, {date}; the pictures have changed since</translation>
    </message>
    <message>
        <source>Dikembalikan oleh {who}, {date}</source>
        <translation>Returned by {who}, {date}</translation>
    </message>
    <message>
        <source>Tanda tangan atas nama {who}, {date}, tidak sah dan tidak dihitung</source>
        <translation>A signature in the name of {who}, {date}, is not genuine and does not count</translation>
    </message>
    <message>
        <source>Tinjauan</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Lisensi</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Berkas</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Belum dicatat. Jangan bagikan cerita ini sebelum persetujuannya jelas.</source>
        <translation>Not recorded yet. Do not share this story before its consent is clear.</translation>
    </message>
    <message>
        <source>Ditarik pada {date}.</source>
        <translation>Withdrawn on {date}.</translation>
    </message>
    <message>
        <source>Dinyatakan oleh {who}.</source>
        <translation>Declared by {who}.</translation>
    </message>
    <message>
        <source>Ditanyakan lagi: {date}.</source>
        <translation>To be asked again: {date}.</translation>
    </message>
    <message>
        <source>dibuat {date}</source>
        <translation>written {date}</translation>
    </message>
    <message>
        <source>diubah {date}</source>
        <translation>changed {date}</translation>
    </message>
    <message>
        <source>Versi {number}</source>
        <translation>Version {number}</translation>
    </message>
    <message>
        <source>ditulis oleh {names}</source>
        <translation>written by {names}</translation>
    </message>
    <message>
        <source>ditinjau oleh {names}</source>
        <translation>reviewed by {names}</translation>
    </message>
    <message>
        <source>belum ditinjau pembaca kedua</source>
        <translation>not yet reviewed by a second reader</translation>
    </message>
</context>
<context>
    <name>FactsBox</name>
    <message>
        <source>Keterangan cerita ini belum diisi.</source>
        <translation>The facts of this story have not been filled in yet.</translation>
    </message>
    <message>
        <source>Waktu, wilayah</source>
        <translation>Time, region</translation>
    </message>
    <message>
        <source>Waktu</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Wilayah</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Lembaga</source>
        <translation>Organisations</translation>
    </message>
    <message>
        <source>Peran pekerja</source>
        <translation>Worker&apos;s role</translation>
    </message>
    <message>
        <source>Jenis hasil</source>
        <translation>Kind of outcome</translation>
    </message>
    <message>
        <source>Cari cerita lain: {label}</source>
        <translation>Find other stories: {label}</translation>
    </message>
    <message numerus="yes">
        <source>%n tempat lagi</source>
        <translation>
            <numerusform>%n more place</numerusform>
            <numerusform>%n more places</numerusform>
        </translation>
    </message>
    <message>
        <source>Buka halaman {name}</source>
        <translation>Open the page of {name}</translation>
    </message>
    <message>
        <source>Keterlibatan klien</source>
        <translation>Client participation</translation>
    </message>
    <message>
        <source>Angka dan tanggal</source>
        <translation>Figures and dates</translation>
    </message>
    <message>
        <source>Pelajaran</source>
        <translation>Lessons</translation>
    </message>
    <message>
        <source>Peran dan hasil</source>
        <translation>Roles and outcomes</translation>
    </message>
    <message>
        <source>Sumber</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Catatan redaksi</source>
        <translation>Editorial note</translation>
    </message>
    <message>
        <source>Persetujuan dan lisensi</source>
        <translation>Consent and licence</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Tempel</source>
        <translation>Paste</translation>
    </message>
</context>
<context>
    <name>FieldReader</name>
    <message>
        <source>Boleh dibaca karena</source>
        <translation>May be read because</translation>
    </message>
    <message>
        <source>Siapa yang boleh membaca</source>
        <translation>Who may read it</translation>
    </message>
    <message>
        <source>Dinyatakan oleh</source>
        <translation>Declared by</translation>
    </message>
    <message>
        <source>Tanggal</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Ditanyakan kembali</source>
        <translation>To be asked again</translation>
    </message>
    <message>
        <source>Ditarik</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Keterangan</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Peran</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Oleh</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Keputusan</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Jawaban</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>Catatan kaki:</source>
        <translation>Footnote:</translation>
    </message>
    <message>
        <source>(catatan kaki)</source>
        <translation>(footnote)</translation>
    </message>
    <message>
        <source>Indonesia</source>
        <translation>Indonesian</translation>
    </message>
    <message>
        <source>Inggris</source>
        <translation>English</translation>
    </message>
    <message>
        <source>ditandatangani</source>
        <translation>signed</translation>
    </message>
    <message>
        <source>dikembalikan</source>
        <translation>returned</translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>Dasar: {rule}</source>
        <translation>Rests on: {rule}</translation>
    </message>
    <message numerus="yes">
        <source>%n tempat</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Selamat datang di Pustaka Praktik</source>
        <translation>Welcome to Pustaka Praktik</translation>
    </message>
    <message>
        <source>Di sini tersimpan cerita praktik dan pembelajaran pekerjaan sosial, agar pengalaman di lapangan dapat ditemukan, dibaca, dan dipelajari kembali.</source>
        <translation>Here are practice stories and lessons learned in social work, so that experience from the field can be found, read and learned from again.</translation>
    </message>
    <message>
        <source>Pustaka di {folder} akan dibuka. Semuanya tinggal di komputer ini.</source>
        <translation>The library in {folder} will be opened. Everything stays on this computer.</translation>
    </message>
    <message>
        <source>Pustaka bawaan akan disalin ke {folder}. Semuanya tinggal di komputer ini.</source>
        <translation>The shipped library will be copied to {folder}. Everything stays on this computer.</translation>
    </message>
    <message>
        <source>Nama Anda (boleh dikosongkan)</source>
        <translation>Your name (may be left empty)</translation>
    </message>
    <message>
        <source>misalnya: Ratna</source>
        <translation>for example: Ratna</translation>
    </message>
    <message>
        <source>Mulai</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Lewati</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Mulai tanpa nama; dapat diisi nanti di Pengaturan</source>
        <translation>Begin without a name; it can be given later in the settings</translation>
    </message>
    <message>
        <source>Kemajuan membaca pustaka</source>
        <translation>Progress of reading the library</translation>
    </message>
    <message>
        <source>Menyalin pustaka…</source>
        <translation>Copying the library…</translation>
    </message>
    <message>
        <source>Membuka pustaka…</source>
        <translation>Opening the library…</translation>
    </message>
    <message>
        <source>Membaca cerita: {done} dari {total}</source>
        <translation>Reading stories: {done} of {total}</translation>
    </message>
</context>
<context>
    <name>FormCard</name>
    <message>
        <source>nanti</source>
        <translation>later</translation>
    </message>
    <message>
        <source>belum diisi</source>
        <translation>empty</translation>
    </message>
    <message numerus="yes">
        <source>%n terisi</source>
        <translation>
            <numerusform>%n filled in</numerusform>
            <numerusform>%n filled in</numerusform>
        </translation>
    </message>
    <message>
        <source>Nanti saja</source>
        <translation>Leave for later</translation>
    </message>
    <message>
        <source>Nanti saja: {title}</source>
        <translation>Leave for later: {title}</translation>
    </message>
</context>
<context>
    <name>FormsPanel</name>
    <message>
        <source>Keterangan</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Semua boleh ditunda. Isilah yang Anda tahu; sisanya ditanyakan lagi sebelum cerita diajukan.</source>
        <translation>All of this can wait. Fill in what you know; the rest is asked again before the story is submitted.</translation>
    </message>
</context>
<context>
    <name>GroundForm</name>
    <message>
        <source>Persetujuan untuk cerita ini sudah ditarik ({when}).</source>
        <translation>Consent for this story was withdrawn ({when}).</translation>
    </message>
    <message>
        <source>Cerita ini boleh dibaca karena</source>
        <translation>This story may be read because</translation>
    </message>
    <message>
        <source>Siapa yang boleh membacanya?</source>
        <translation>Who may read it?</translation>
    </message>
    <message>
        <source>Keterangan untuk pembaca</source>
        <translation>Note to readers</translation>
    </message>
    <message>
        <source>belum dipilih</source>
        <translation>not chosen</translation>
    </message>
    <message>
        <source>ini cerita kelompok atau program</source>
        <translation>it is about a group or programme</translation>
    </message>
    <message>
        <source>orangnya setuju</source>
        <translation>the person agreed</translation>
    </message>
    <message>
        <source>semua berasal dari sumber terbuka</source>
        <translation>all of it comes from public sources</translation>
    </message>
    <message>
        <source>siapa saja</source>
        <translation>anybody</translation>
    </message>
    <message>
        <source>lingkaran belajar saja</source>
        <translation>the learning circle only</translation>
    </message>
    <message>
        <source>hanya penulisnya</source>
        <translation>only its author</translation>
    </message>
    <message>
        <source>Misalnya: nama dan sebagian rincian diubah</source>
        <translation>For example: names and some details were changed</translation>
    </message>
    <message>
        <source>Dasar cerita boleh dibaca</source>
        <translation>Ground for reading</translation>
    </message>
    <message>
        <source>Siapa yang boleh membaca</source>
        <translation>Who may read it</translation>
    </message>
</context>
<context>
    <name>GroupRow</name>
    <message numerus="yes">
        <source>%n hal</source>
        <translation>
            <numerusform>%n thing</numerusform>
            <numerusform>%n things</numerusform>
        </translation>
    </message>
    <message>
        <source>Semua baik</source>
        <translation>All is well</translation>
    </message>
    <message>
        <source>Menunggu…</source>
        <translation>Waiting…</translation>
    </message>
    <message>
        <source>Belum diperiksa</source>
        <translation>Not checked yet</translation>
    </message>
    <message>
        <source>Sedang diperiksa…</source>
        <translation>Being checked…</translation>
    </message>
    <message numerus="yes">
        <source>Masih ada %n hal lain di bagian ini; perbaiki dulu yang di atas.</source>
        <translation>
            <numerusform>There is %n more thing in this part; mend those above first.</numerusform>
            <numerusform>There are %n more things in this part; mend those above first.</numerusform>
        </translation>
    </message>
    <message>
        <source>Buka cerita</source>
        <translation>Open the story</translation>
    </message>
    <message>
        <source>Buka naskah</source>
        <translation>Open the draft</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Berkas cerita ini perlu diperbaiki.</source>
        <translation>This story&apos;s file needs to be put right.</translation>
    </message>
    <message>
        <source>Lihat apa yang perlu</source>
        <translation>See what is needed</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Ke beranda</source>
        <translation>Go home</translation>
    </message>
    <message>
        <source>Beranda</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Semua catatan</source>
        <translation>All notes</translation>
    </message>
    <message>
        <source>Tulis cerita</source>
        <translation>Write a story</translation>
    </message>
    <message>
        <source>Ganti bahasa ke Inggris</source>
        <translation>Switch to Indonesian</translation>
    </message>
    <message>
        <source>Menu: pustaka, pengaturan, bantuan</source>
        <translation>Menu: library, settings, help</translation>
    </message>
    <message>
        <source>Tampilan: ikut sistem</source>
        <translation>Appearance: as the system</translation>
    </message>
    <message>
        <source>Tampilan: terang</source>
        <translation>Appearance: light</translation>
    </message>
    <message>
        <source>Tampilan: gelap</source>
        <translation>Appearance: dark</translation>
    </message>
    <message numerus="yes">
        <source>%n perlu diperbaiki</source>
        <translation>
            <numerusform>%n to be put right</numerusform>
            <numerusform>%n to be put right</numerusform>
        </translation>
    </message>
    <message>
        <source>Lihat apa yang perlu diperbaiki di pustaka ini</source>
        <translation>See what needs to be put right in this library</translation>
    </message>
    <message numerus="yes">
        <source>%n menunggu Anda</source>
        <translation>
            <numerusform>%n waits for you</numerusform>
            <numerusform>%n wait for you</numerusform>
        </translation>
    </message>
    <message>
        <source>Cerita yang menunggu Anda baca atau ubah</source>
        <translation>Stories that wait for you to read or change</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Kesehatan pustaka</source>
        <translation>Library health</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Periksa lagi</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Hentikan</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Sejauh mana pemeriksaan sudah berjalan</source>
        <translation>How far the check is</translation>
    </message>
    <message>
        <source>Sudah diperbaiki, dan masih dapat dibatalkan</source>
        <translation>Put right, and can still be undone</translation>
    </message>
    <message>
        <source>Daftar pencarian sedang disusun ulang dari berkas-berkas cerita…</source>
        <translation>The search is being prepared anew from the files of the stories…</translation>
    </message>
    <message>
        <source>Pustaka dan meja kerja Anda sedang diperiksa di balik layar. Anda boleh terus bekerja.</source>
        <translation>The library and your desk are being checked in the background. You can go on working.</translation>
    </message>
    <message>
        <source>Dihentikan sebelum selesai; yang di bawah ini baru sebagian.</source>
        <translation>Stopped before the end; what is below is only a part.</translation>
    </message>
    <message numerus="yes">
        <source>Semua baik. %n cerita dan semua yang ada di sekitarnya sudah diperiksa.</source>
        <translation>
            <numerusform>All is well. %n story and everything around it was checked.</numerusform>
            <numerusform>All is well. %n stories and everything around them were checked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hal perlu dilihat. Yang diperbaiki dengan tombol dapat dibatalkan: salinannya disimpan di meja kerja Anda.</source>
        <translation>
            <numerusform>%n thing needs a look. What is mended with a button can be undone: a copy is kept on your desk.</numerusform>
            <numerusform>%n things need a look. What is mended with a button can be undone: a copy is kept on your desk.</numerusform>
        </translation>
    </message>
    <message>
        <source>Simpan berkas asli</source>
        <translation>Save the original file</translation>
    </message>
</context>
<context>
    <name>HeldDialog</name>
    <message>
        <source>Sebagian catatan ditahan</source>
        <translation>Some notes were held back</translation>
    </message>
    <message numerus="yes">
        <source>%Ln catatan diimpor.</source>
        <translation>
            <numerusform>%Ln note was imported.</numerusform>
            <numerusform>%Ln notes were imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ditahan karena dapat menunjuk seseorang:</source>
        <translation>
            <numerusform>%Ln was held back because it can point at somebody:</numerusform>
            <numerusform>%Ln were held back because they can point at somebody:</numerusform>
        </translation>
    </message>
    <message>
        <source>Berkasnya tidak berubah. Yang disimpan untuk Anda saja dapat diperbaiki, lalu dibagikan.</source>
        <translation>The file is unchanged. What you keep for yourself can be mended, then shared.</translation>
    </message>
    <message>
        <source>Biarkan di berkasnya</source>
        <translation>Leave them in the file</translation>
    </message>
    <message>
        <source>Simpan untuk saya saja</source>
        <translation>Keep them for myself</translation>
    </message>
</context>
<context>
    <name>HintLine</name>
    <message>
        <source>Tambah {label}; dalam teks: {words}</source>
        <translation>Add {label}; in the text: {words}</translation>
    </message>
    <message>
        <source>Dari teks Anda:</source>
        <translation>From your text:</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Cerita per tahun</source>
        <translation>Stories by year</translation>
    </message>
    <message>
        <source>semua tahun</source>
        <translation>all years</translation>
    </message>
    <message>
        <source>Panah kiri dan kanan memilih tahun, dengan Shift memperluas, Esc menghapus pilihan.</source>
        <translation>Left and right arrows choose years, with Shift they widen, Esc clears the choice.</translation>
    </message>
    <message numerus="yes">
        <source>%n cerita</source>
        <translation>
            <numerusform>%n story</numerusform>
            <numerusform>%n stories</numerusform>
        </translation>
    </message>
    <message>
        <source>{years}: paling banyak {stories} dalam setahun</source>
        <translation>{years}: at most {stories} in one year</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Terbit sebagai versi {number}</source>
        <translation>Published as version {number}</translation>
    </message>
    <message>
        <source>Ditandatangani</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>Dikembalikan</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Versi baru diajukan</source>
        <translation>New version submitted</translation>
    </message>
    <message>
        <source>Versi pertama</source>
        <translation>First version</translation>
    </message>
    <message>
        <source>Diubah</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Diajukan</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>diubah: {who}</source>
        <translation>changed: {who}</translation>
    </message>
</context>
<context>
    <name>HistoryCheckPage</name>
    <message>
        <source>Periksa riwayat</source>
        <translation>Check the history</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Periksa lagi</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Hentikan</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Nama, nomor, atau kata apa pun, dari semua versi pustaka ini</source>
        <translation>Names, numbers or any words, from all versions of this library</translation>
    </message>
    <message>
        <source>Sejauh mana riwayat sudah dibaca</source>
        <translation>How far the history has been read</translation>
    </message>
    <message>
        <source>Dihapus, dan masih dapat dibatalkan</source>
        <translation>Erased, and can still be undone</translation>
    </message>
    <message>
        <source>Hapus kata lain dari riwayat…</source>
        <translation>Erase other words from the history…</translation>
    </message>
    <message>
        <source>Setiap versi cerita, catatan, dan pesan yang pernah disimpan dibaca di balik layar…</source>
        <translation>Every version of a story, a note or a message that was ever saved is being read in the background…</translation>
    </message>
    <message>
        <source>Dihentikan sebelum selesai; yang sudah dibaca tidak perlu dibaca lagi.</source>
        <translation>Stopped before the end; what was read need not be read again.</translation>
    </message>
    <message numerus="yes">
        <source>%n bagian riwayat tidak dapat dibaca dan tidak diperiksa.</source>
        <translation>
            <numerusform>%n part of the history cannot be read and was not checked.</numerusform>
            <numerusform>%n parts of the history cannot be read and were not checked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n versi sudah diperiksa. Tidak ada yang dapat menunjuk seseorang.</source>
        <translation>
            <numerusform>%n version was checked. Nothing in it leads to anybody.</numerusform>
            <numerusform>%n versions were checked. Nothing in them leads to anybody.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hal masih tersimpan di versi lama dan ikut setiap kali pustaka dibagikan. Hapus dari semua versi, atau biarkan bila memang boleh dibaca orang.</source>
        <translation>
            <numerusform>%n thing is still kept in earlier versions and goes along whenever the library is shared. Erase it from all versions, or leave it if people may read it.</numerusform>
            <numerusform>%n things are still kept in earlier versions and go along whenever the library is shared. Erase them from all versions, or leave them if people may read them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Masih ada %n hal lain; hapus dulu yang di atas.</source>
        <translation>
            <numerusform>There is %n more; erase those above first.</numerusform>
            <numerusform>There are %n more; erase those above first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Riwayat naskah ini</source>
        <translation>History of this draft</translation>
    </message>
    <message>
        <source>Keadaan sebelumnya</source>
        <translation>Earlier texts</translation>
    </message>
    <message>
        <source>Perbedaan dengan teks sekarang</source>
        <translation>Differences from the present text</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Kembali ke keadaan ini</source>
        <translation>Go back to this text</translation>
    </message>
    <message>
        <source>Kembali ke keadaan {when}</source>
        <translation>Back to the text of {when}</translation>
    </message>
    <message>
        <source>Sama dengan teks sekarang.</source>
        <translation>The same as the present text.</translation>
    </message>
    <message>
        <source>Sejak itu: {new} kata datang (digarisbawahi), {gone} kata hilang (dicoret) di isi cerita.</source>
        <translation>Since then {new} words came (underlined) and {gone} went (struck through) in the text.</translation>
    </message>
    <message>
        <source>dimulai</source>
        <translation>begun</translation>
    </message>
    <message>
        <source>diimpor</source>
        <translation>imported</translation>
    </message>
    <message>
        <source>tersimpan sendiri</source>
        <translation>saved by itself</translation>
    </message>
    <message>
        <source>sebelum bentuk diganti</source>
        <translation>before the form was changed</translation>
    </message>
    <message>
        <source>sebelum kembali ke keadaan lama</source>
        <translation>before going back</translation>
    </message>
    <message>
        <source>dikembalikan</source>
        <translation>brought back</translation>
    </message>
    <message>
        <source>ditulis di tempat lain</source>
        <translation>written elsewhere</translation>
    </message>
    <message>
        <source>digabungkan</source>
        <translation>joined</translation>
    </message>
    <message>
        <source>diajukan</source>
        <translation>submitted</translation>
    </message>
</context>
<context>
    <name>HistoryFindingRow</name>
    <message>
        <source>Hapus dari riwayat…</source>
        <translation>Erase from the history…</translation>
    </message>
    <message numerus="yes">
        <source>Di {place}, %n versi.</source>
        <translation>
            <numerusform>In {place}, %n version.</numerusform>
            <numerusform>In {place}, %n versions.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pertama kali {when}, oleh {who}.</source>
        <translation>First on {when}, by {who}.</translation>
    </message>
    <message>
        <source>tanpa nama</source>
        <translation>somebody</translation>
    </message>
    <message>
        <source>Masih tertulis sekarang.</source>
        <translation>It still stands there.</translation>
    </message>
    <message>
        <source>Sekarang tidak tertulis lagi.</source>
        <translation>It no longer stands there today.</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Riwayat</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Riwayat: {title}</source>
        <translation>History: {title}</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Versi-versi cerita ini</source>
        <translation>Versions of this story</translation>
    </message>
    <message>
        <source>Bandingkan dengan</source>
        <translation>Compare with</translation>
    </message>
    <message>
        <source>Yang berubah</source>
        <translation>What changed</translation>
    </message>
    <message>
        <source>Kalimat siapa</source>
        <translation>Whose sentences</translation>
    </message>
    <message>
        <source>Perubahan sebelumnya</source>
        <translation>Previous change</translation>
    </message>
    <message>
        <source>Perubahan berikutnya</source>
        <translation>Next change</translation>
    </message>
    <message>
        <source>Pakai versi ini lagi</source>
        <translation>Use this version again</translation>
    </message>
    <message>
        <source>Versi ini menjadi naskah di meja Anda; ia terbit lagi sesudah dibaca dan ditandatangani.</source>
        <translation>This version becomes a draft on your desk; it is published again once it has been read and signed.</translation>
    </message>
    <message>
        <source>Cerita ini belum punya riwayat: ia dicatat sejak pertama kali disimpan oleh program.</source>
        <translation>This story has no history yet: it is kept from the first time the program saves it.</translation>
    </message>
    <message>
        <source>Membaca riwayat…</source>
        <translation>Reading the history…</translation>
    </message>
    <message>
        <source>versi sebelumnya</source>
        <translation>the version before</translation>
    </message>
    <message>
        <source>belum ada versi lain</source>
        <translation>no other version yet</translation>
    </message>
    <message>
        <source>(belum ada)</source>
        <translation>(nothing yet)</translation>
    </message>
    <message>
        <source>Kata-katanya sama</source>
        <translation>The words are the same</translation>
    </message>
    <message>
        <source>{at} dari {count}</source>
        <translation>{at} of {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n perubahan</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Cari cerita</source>
        <translation>Find stories</translation>
    </message>
    <message>
        <source>Ketik kata apa saja, lalu persempit menurut isu, metode, atau wilayah.</source>
        <translation>Type any words, then narrow by issue, method or region.</translation>
    </message>
    <message>
        <source>Jelajahi semua</source>
        <translation>Browse all</translation>
    </message>
    <message>
        <source>Lihat seluruh cerita, urutkan, dan saring.</source>
        <translation>See every story, sort and filter.</translation>
    </message>
    <message>
        <source>Tulis cerita</source>
        <translation>Write a story</translation>
    </message>
    <message>
        <source>Ceritakan satu pengalaman praktik; bentuknya dibantu, dan tersimpan sendiri.</source>
        <translation>Tell one experience of practice; its form is helped, and it saves itself.</translation>
    </message>
    <message>
        <source>Naskah saya</source>
        <translation>My drafts</translation>
    </message>
    <message>
        <source>Teruskan yang sudah dimulai, lihat yang diajukan dan yang dikembalikan.</source>
        <translation>Go on with what you began; see what was submitted and what was returned.</translation>
    </message>
    <message>
        <source>Panduan menulis</source>
        <translation>Writing guide</translation>
    </message>
    <message>
        <source>Bagaimana pengalaman praktik ditulis menjadi cerita.</source>
        <translation>How practice experience becomes a written story.</translation>
    </message>
    <message>
        <source>Buka pustaka lain</source>
        <translation>Open another library</translation>
    </message>
    <message>
        <source>Pustaka adalah folder biasa di komputer Anda.</source>
        <translation>A library is an ordinary folder on your computer.</translation>
    </message>
    <message>
        <source>Cerita terbaru</source>
        <translation>Newest stories</translation>
    </message>
    <message>
        <source>Jelajahi menurut</source>
        <translation>Browse by</translation>
    </message>
    <message>
        <source>Lihat semua cerita</source>
        <translation>See all stories</translation>
    </message>
    <message>
        <source>Beranda</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Selamat datang, {name}</source>
        <translation>Welcome, {name}</translation>
    </message>
    <message>
        <source>Selamat datang di Pustaka Praktik</source>
        <translation>Welcome to Pustaka Praktik</translation>
    </message>
    <message>
        <source>Pustaka sedang dibuka…</source>
        <translation>The library is being opened…</translation>
    </message>
    <message>
        <source>Belum ada pustaka yang terbuka.</source>
        <translation>No library is open yet.</translation>
    </message>
    <message numerus="yes">
        <source>%n cerita praktik</source>
        <translation>
            <numerusform>%n practice story</numerusform>
            <numerusform>%n practice stories</numerusform>
        </translation>
    </message>
    <message>
        <source>{stories} dalam “{library}”. Semuanya tersimpan di komputer ini dan dapat dibaca tanpa internet.</source>
        <translation>{stories} in “{library}”. Everything is kept on this computer and can be read without internet.</translation>
    </message>
    <message numerus="yes">
        <source>%n menit baca</source>
        <translation>
            <numerusform>%n min read</numerusform>
            <numerusform>%n min read</numerusform>
        </translation>
    </message>
    <message>
        <source>Organisasi</source>
        <translation>Organisation</translation>
    </message>
</context>
<context>
    <name>IdlePage</name>
    <message>
        <source>Belum ada cerita yang dibuka</source>
        <translation>No story is open yet</translation>
    </message>
    <message>
        <source>Pilih sebuah cerita dari daftar, atau ketik beberapa kata untuk mencarinya.</source>
        <translation>Choose a story from the list, or type a few words to find one.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Sudah ada, tidak diubah</source>
        <translation>Already here, not changed</translation>
    </message>
    <message numerus="yes">
        <source>%Ln catatan</source>
        <translation>
            <numerusform>%Ln note</numerusform>
            <numerusform>%Ln notes</numerusform>
        </translation>
    </message>
    <message>
        <source>Tidak diimpor</source>
        <translation>Not imported</translation>
    </message>
    <message>
        <source>Impor catatan</source>
        <translation>Import notes</translation>
    </message>
    <message>
        <source>Catatan yang tidak menyebut cerita di sini dimasukkan ke:</source>
        <translation>Notes that name no story of this library go to:</translation>
    </message>
    <message>
        <source>(biarkan di berkasnya)</source>
        <translation>(leave them in their file)</translation>
    </message>
    <message>
        <source>Hanya untuk saya: simpan di meja saya, jangan dibagikan</source>
        <translation>Only for me: keep them on my desk, do not share them</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message numerus="yes">
        <source>Impor %Ln catatan</source>
        <translation>
            <numerusform>Import %Ln note</numerusform>
            <numerusform>Import %Ln notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Importer</name>
    <message>
        <source>Pilih dokumen</source>
        <translation>Choose documents</translation>
    </message>
    <message>
        <source>Dokumen ({kinds})</source>
        <translation>Documents ({kinds})</translation>
    </message>
    <message>
        <source>Pilih folder dokumen</source>
        <translation>Choose a folder of documents</translation>
    </message>
    <message>
        <source>Tidak ada dokumen yang dapat diimpor di folder itu.</source>
        <translation>There is no document in that folder that can be imported.</translation>
    </message>
    <message>
        <source>Membaca “{name}”…</source>
        <translation>Reading “{name}”…</translation>
    </message>
    <message numerus="yes">
        <source>%n hal dari “{name}” tidak ikut begitu saja.</source>
        <translation>
            <numerusform>%n thing from “{name}” did not simply come along.</numerusform>
            <numerusform>%n things from “{name}” did not simply come along.</numerusform>
        </translation>
    </message>
    <message>
        <source>Lihat</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>“{name}” kini menjadi naskah. Berkas aslinya tidak diubah.</source>
        <translation>“{name}” is a draft now. The original file is unchanged.</translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message>
        <source>Cerita ini sudah diubah di pustaka</source>
        <translation>This story has been changed in the library</translation>
    </message>
    <message>
        <source>Orang lain mengubahnya sejak Anda mengambilnya. Pilih untuk tiap bagian apa yang Anda ajukan.</source>
        <translation>Somebody changed it since you took it. Choose for each part what you submit.</translation>
    </message>
    <message>
        <source>Semua dari naskah saya</source>
        <translation>All from my draft</translation>
    </message>
    <message>
        <source>Semua dari pustaka</source>
        <translation>All from the library</translation>
    </message>
    <message>
        <source>Naskah ini diubah di dua tempat</source>
        <translation>This draft was changed in two places</translation>
    </message>
    <message>
        <source>Program atau jendela lain menulis naskah yang sama. Pilih untuk tiap bagian; yang tidak dipilih pun tetap tersimpan dalam riwayat naskah.</source>
        <translation>Another program or window wrote the same draft. Choose for each part; what you do not choose stays in the history of the draft.</translation>
    </message>
    <message>
        <source>Semua dari jendela ini</source>
        <translation>All from this window</translation>
    </message>
    <message>
        <source>Semua dari tempat lain</source>
        <translation>All from elsewhere</translation>
    </message>
    <message>
        <source>Isi cerita</source>
        <translation>Text of the story</translation>
    </message>
    <message>
        <source>Nanti saja</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Pakai teks ini</source>
        <translation>Use this text</translation>
    </message>
</context>
<context>
    <name>KeptRow</name>
    <message>
        <source>Batalkan penghapusan</source>
        <translation>Undo the erasing</translation>
    </message>
    <message>
        <source>Buang cadangannya sekarang</source>
        <translation>Remove what was kept now</translation>
    </message>
    <message>
        <source>Sesudah itu penghapusan tidak dapat dibatalkan lagi</source>
        <translation>After that the erasing can no longer be undone</translation>
    </message>
    <message numerus="yes">
        <source>Dihapus {when} dari %n versi.</source>
        <translation>
            <numerusform>Erased on {when} from %n version.</numerusform>
            <numerusform>Erased on {when} from %n versions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keadaan sebelumnya disimpan di meja kerja Anda, %n hari lagi atau sampai pustaka dibagikan.</source>
        <translation>
            <numerusform>What was before is kept on your desk for %n more day, or until the library is shared.</numerusform>
            <numerusform>What was before is kept on your desk for %n more days, or until the library is shared.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LackingList</name>
    <message>
        <source>Yang belum ada</source>
        <translation>What is missing</translation>
    </message>
    <message>
        <source>Tulis nama penulis</source>
        <translation>Write the author&apos;s name</translation>
    </message>
</context>
<context>
    <name>LastLook</name>
    <message>
        <source>Belum cukup orang lain yang dapat menandatanganinya, jadi cerita ini akan menunggu. Mintalah kartu seorang rekan, lalu tambahkan dia di menu → Pengelola pustaka; mengajukan boleh sekarang.</source>
        <translation>There are not enough others who could sign it, so this story will wait. Ask a colleague for their card and add them in the menu → Stewards of the library; you can submit it now.</translation>
    </message>
    <message>
        <source>Yang membaca berikutnya: {names}.</source>
        <translation>Who reads it next: {names}.</translation>
    </message>
    <message>
        <source>Yang membaca berikutnya: pembaca kedua dari pustaka ini.</source>
        <translation>Who reads it next: a second reader of this library.</translation>
    </message>
    <message>
        <source>Pesan untuk pembaca kedua (boleh kosong)</source>
        <translation>A word to the second reader (may be empty)</translation>
    </message>
    <message>
        <source>Pesan untuk pembaca kedua</source>
        <translation>A word to the second reader</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Naskah ini belum dapat disimpan</source>
        <translation>This draft cannot be saved yet</translation>
    </message>
    <message>
        <source>Teksnya masih ada di jendela ini. Bila ditutup sekarang, perubahan terakhir hilang.</source>
        <translation>The text is still in this window. If you close it now, the last changes are lost.</translation>
    </message>
    <message>
        <source>Seluruh teks sudah disalin; tempelkan di program lain agar aman.</source>
        <translation>The whole text is copied; paste it into another program to keep it safe.</translation>
    </message>
    <message>
        <source>Salin seluruh teks</source>
        <translation>Copy the whole text</translation>
    </message>
    <message>
        <source>Tutup saja</source>
        <translation>Close anyway</translation>
    </message>
    <message>
        <source>Tetap di sini</source>
        <translation>Stay here</translation>
    </message>
</context>
<context>
    <name>LeavingDialog</name>
    <message>
        <source>Kembali dan perbaiki</source>
        <translation>Go back and mend it</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Keluarkan</source>
        <translation>Let it leave</translation>
    </message>
    <message>
        <source>Sudah saya lihat: tidak ada klien yang dapat dikenali</source>
        <translation>I have looked: no client can be recognised</translation>
    </message>
    <message>
        <source>Tidak dapat diperiksa</source>
        <translation>It cannot be checked</translation>
    </message>
    <message>
        <source>Memeriksa dulu…</source>
        <translation>Checking first…</translation>
    </message>
    <message>
        <source>Sebelum keluar dari program, isinya dilihat sekali lagi.</source>
        <translation>Before it leaves the program, it is looked at once more.</translation>
    </message>
    <message>
        <source>Ini belum boleh keluar</source>
        <translation>This may not leave yet</translation>
    </message>
    <message>
        <source>Ada yang dapat menunjuk seseorang. Perbaiki dulu di tempatnya, lalu coba lagi.</source>
        <translation>Something in it can point at a person. Mend it in its place first, then try again.</translation>
    </message>
    <message>
        <source>Lihat sekali lagi sebelum ini keluar</source>
        <translation>Look once more before this leaves</translation>
    </message>
    <message>
        <source>Hanya Anda yang tahu apakah seseorang dapat dikenali dari ini.</source>
        <translation>Only you know whether somebody can be recognised from this.</translation>
    </message>
    <message>
        <source>Nama yang disebut</source>
        <translation>Names in it</translation>
    </message>
</context>
<context>
    <name>Libraries</name>
    <message>
        <source>Pilih folder pustaka</source>
        <translation>Choose a library folder</translation>
    </message>
    <message>
        <source>Hapus dari daftar</source>
        <translation>Remove from the list</translation>
    </message>
    <message>
        <source>Pilih folder…</source>
        <translation>Choose a folder…</translation>
    </message>
</context>
<context>
    <name>LibrariesDialog</name>
    <message>
        <source>Semua pustaka</source>
        <translation>All libraries</translation>
    </message>
    <message>
        <source>Belum ada pustaka yang pernah dibuka di komputer ini.</source>
        <translation>No library has been opened on this computer yet.</translation>
    </message>
    <message>
        <source>Buat baru…</source>
        <translation>Create new…</translation>
    </message>
    <message>
        <source>Buka folder…</source>
        <translation>Open a folder…</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>{folder} (tidak ditemukan)</source>
        <translation>{folder} (not found)</translation>
    </message>
    <message>
        <source>Dibuka saat mulai</source>
        <translation>Opened at start</translation>
    </message>
    <message>
        <source>Buka pustaka ini setiap kali mulai</source>
        <translation>Open this library at every start</translation>
    </message>
    <message>
        <source>Hapus dari daftar ini; foldernya tidak dihapus</source>
        <translation>Remove from this list; the folder is not deleted</translation>
    </message>
    <message>
        <source>Buka</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Buka {name}</source>
        <translation>Open {name}</translation>
    </message>
</context>
<context>
    <name>LinesModel</name>
    <message>
        <source>Belum diberi tema</source>
        <translation>No theme yet</translation>
    </message>
    <message>
        <source>dalam cerita “{title}”</source>
        <translation>in the story “{title}”</translation>
    </message>
</context>
<context>
    <name>LostDialog</name>
    <message>
        <source>Yang tidak ikut begitu saja</source>
        <translation>What did not simply come along</translation>
    </message>
    <message>
        <source>Dari “{name}”. Berkas aslinya tidak diubah.</source>
        <translation>From “{name}”. The original file is unchanged.</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>MainMenu</name>
    <message>
        <source>Pustaka terakhir</source>
        <translation>Recent libraries</translation>
    </message>
    <message>
        <source>Menu utama</source>
        <translation>Main menu</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Meja kerja dari cadangan sudah dipakai. Yang sebelumnya disimpan di {place}.</source>
        <translation>The desk from the backup is in use now. The one before is kept in {place}.</translation>
    </message>
    <message>
        <source>“{name}” tidak lagi tersimpan.</source>
        <translation>“{name}” is no longer saved.</translation>
    </message>
    <message>
        <source>Urungkan</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>ManyDialog</name>
    <message>
        <source>Impor dokumen</source>
        <translation>Import a document</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Hentikan</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>{made} dari {of} dokumen kini menjadi naskah. Berkas aslinya tidak diubah.</source>
        <translation>{made} of {of} documents are drafts now. The original files are unchanged.</translation>
    </message>
    <message>
        <source>Membaca {number} dari {of}: {name}</source>
        <translation>Reading {number} of {of}: {name}</translation>
    </message>
</context>
<context>
    <name>MarkdownEditor</name>
    <message>
        <source>Teks cerita</source>
        <translation>Text of the story</translation>
    </message>
    <message>
        <source>Tulis di sini. Baris yang diawali “## ” menjadi judul bagian; ketik [[ untuk menautkan.</source>
        <translation>Write here. A line that begins with “## ” becomes a heading; type [[ to make a link.</translation>
    </message>
    <message>
        <source>tahap: {name}</source>
        <translation>stage: {name}</translation>
    </message>
    <message>
        <source>Ketikan</source>
        <translation>Typing</translation>
    </message>
</context>
<context>
    <name>Matches</name>
    <message>
        <source>Tidak ada kata yang cocok</source>
        <translation>No matching words</translation>
    </message>
    <message numerus="yes">
        <source>%n kata cocok</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} dari {count}</source>
        <translation>{number} of {count}</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Tutup pesan ini</source>
        <translation>Close this message</translation>
    </message>
</context>
<context>
    <name>MomentFields</name>
    <message>
        <source>Tahun</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>tanpa bulan</source>
        <translation>no month</translation>
    </message>
    <message>
        <source>kira-kira</source>
        <translation>about</translation>
    </message>
</context>
<context>
    <name>NameCard</name>
    <message numerus="yes">
        <source>%n kali</source>
        <translation>
            <numerusform>once</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message>
        <source>Siapa ini?</source>
        <translation>Who is this?</translation>
    </message>
    <message>
        <source>setuju disebut</source>
        <translation>agreed to be named</translation>
    </message>
    <message>
        <source>belum ditanya</source>
        <translation>not asked yet</translation>
    </message>
    <message>
        <source>Nama samaran yang sudah dipakai untuk orang ini</source>
        <translation>The pseudonym already used for this person</translation>
    </message>
    <message>
        <source>sudah setuju disebut</source>
        <translation>has agreed to be named</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Simpan pencarian</source>
        <translation>Save search</translation>
    </message>
    <message>
        <source>Ganti nama pencarian</source>
        <translation>Rename search</translation>
    </message>
    <message>
        <source>Nama pencarian</source>
        <translation>Name of the search</translation>
    </message>
    <message>
        <source>Pencarian ini muncul di beranda, dengan tanda bila ada cerita baru. Hanya Anda yang melihatnya.</source>
        <translation>This search appears on the home page, with a mark when there are new stories. Only you can see it.</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>NewPassphraseDialog</name>
    <message>
        <source>Kata sandi identitas</source>
        <translation>Passphrase of your identity</translation>
    </message>
    <message>
        <source>Dengan kata sandi, orang lain di komputer ini tidak dapat menandatangani sebagai Anda. Tidak ada yang dapat memulihkan kata sandi yang terlupa; simpan dahulu salinan identitas. Kosongkan untuk tidak memakainya.</source>
        <translation>With a passphrase nobody else at this computer can sign as you. Nobody can restore a forgotten one; save a copy of the identity first. Leave it empty to use none.</translation>
    </message>
    <message>
        <source>Pakai</source>
        <translation>Use it</translation>
    </message>
</context>
<context>
    <name>NoteBoard</name>
    <message>
        <source>Semua</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Pertanyaan tanpa jawaban</source>
        <translation>Questions without an answer</translation>
    </message>
    <message>
        <source>Pelajaran</source>
        <translation>Lessons</translation>
    </message>
    <message>
        <source>Mencari tempatnya</source>
        <translation>Looking for their place</translation>
    </message>
    <message>
        <source>kehilangan tempat</source>
        <translation>lost its place</translation>
    </message>
    <message>
        <source>tempatnya ragu</source>
        <translation>place unsure</translation>
    </message>
    <message>
        <source>hanya untuk saya</source>
        <translation>only for me</translation>
    </message>
    <message>
        <source>belum terjawab</source>
        <translation>not answered yet</translation>
    </message>
    <message>
        <source>terjawab</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>selesai</source>
        <translation>settled</translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message>
        <source>Apakah maksudnya di sini?</source>
        <translation>Is it meant for here?</translation>
    </message>
    <message>
        <source>hanya untuk Anda</source>
        <translation>only for you</translation>
    </message>
    <message>
        <source>pada “{words}”</source>
        <translation>on “{words}”</translation>
    </message>
    <message>
        <source>Catatan ini sudah dihapus penulisnya.</source>
        <translation>The writer has deleted this note.</translation>
    </message>
    <message>
        <source>yang dijawabnya sudah tidak ada</source>
        <translation>what it answers is gone</translation>
    </message>
    <message>
        <source>terjawab</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>selesai</source>
        <translation>settled</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Ketik [[ untuk menautkan cerita, lembaga, atau istilah.</source>
        <translation>Type [[ to link to a story, an organisation or a term.</translation>
    </message>
    <message>
        <source>Tempat</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Tempat, misalnya: Indramayu</source>
        <translation>Place, for example: Indramayu</translation>
    </message>
    <message>
        <source>Tahun</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Tahun, misalnya: 2019</source>
        <translation>Year, for example: 2019</translation>
    </message>
    <message>
        <source>Kode</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Kode, pisahkan dengan koma</source>
        <translation>Codes, with commas between them</translation>
    </message>
    <message>
        <source>Hanya untuk saya</source>
        <translation>Only for me</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Tulisan ini belum disimpan. Tekan Batal sekali lagi untuk membuangnya.</source>
        <translation>This has not been saved yet. Press Cancel once more to throw it away.</translation>
    </message>
    <message>
        <source>Apa yang ingin Anda tanyakan?</source>
        <translation>What would you like to ask?</translation>
    </message>
    <message>
        <source>Apa yang perlu diwaspadai?</source>
        <translation>What should one beware of?</translation>
    </message>
    <message>
        <source>Apa yang dapat dipelajari dari sini?</source>
        <translation>What can be learned from this?</translation>
    </message>
    <message>
        <source>Apa yang Anda alami?</source>
        <translation>What did you experience?</translation>
    </message>
    <message>
        <source>Tulis balasan</source>
        <translation>Write a reply</translation>
    </message>
    <message>
        <source>Keterangan (boleh kosong)</source>
        <translation>A remark (may be empty)</translation>
    </message>
    <message>
        <source>Tulis komentar</source>
        <translation>Write a comment</translation>
    </message>
</context>
<context>
    <name>NoteFacetModel</name>
    <message numerus="yes">
        <source>%n catatan</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteFacets</name>
    <message>
        <source>Saringan catatan</source>
        <translation>Filters for notes</translation>
    </message>
    <message>
        <source>Pertanyaan terbuka</source>
        <translation>Open questions</translation>
    </message>
    <message>
        <source>Belum ditanggapi</source>
        <translation>No reply yet</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>Tempatnya pasti</source>
        <translation>Place is certain</translation>
    </message>
    <message>
        <source>Ikut bergeser</source>
        <translation>Moved along</translation>
    </message>
    <message>
        <source>Tempatnya ragu</source>
        <translation>Place is unsure</translation>
    </message>
    <message>
        <source>Kehilangan tempat</source>
        <translation>Lost its place</translation>
    </message>
    <message>
        <source>Hanya untuk saya</source>
        <translation>Only for me</translation>
    </message>
    <message>
        <source>Untuk semua</source>
        <translation>For everyone</translation>
    </message>
    <message>
        <source>Keadaan</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Jenis catatan</source>
        <translation>Kind of note</translation>
    </message>
    <message>
        <source>Siapa yang dapat membaca</source>
        <translation>Who can read it</translation>
    </message>
    <message>
        <source>Tempat dalam cerita</source>
        <translation>Place in the story</translation>
    </message>
    <message>
        <source>Penulis catatan</source>
        <translation>Written by</translation>
    </message>
    <message>
        <source>Tema dan kode</source>
        <translation>Themes and codes</translation>
    </message>
    <message>
        <source>Ditulis pada tahun</source>
        <translation>Written in</translation>
    </message>
    <message>
        <source>Wilayah pengalaman serupa</source>
        <translation>Where it was lived too</translation>
    </message>
    <message>
        <source>Cerita</source>
        <translation>Story</translation>
    </message>
</context>
<context>
    <name>NoteLinks</name>
    <message>
        <source>cerita</source>
        <translation>story</translation>
    </message>
    <message>
        <source>lembaga</source>
        <translation>organisation</translation>
    </message>
    <message>
        <source>orang</source>
        <translation>person</translation>
    </message>
    <message>
        <source>istilah</source>
        <translation>term</translation>
    </message>
</context>
<context>
    <name>NoteSayings</name>
    <message>
        <source>baru saja</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>hari ini {time}</source>
        <translation>today {time}</translation>
    </message>
    <message>
        <source>kemarin</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>Tanpa nama</source>
        <translation>Without a name</translation>
    </message>
    <message>
        <source>Hanya Anda: tetap di meja Anda, tidak ikut dibagikan.</source>
        <translation>Only you: it stays on your desk and is never shared.</translation>
    </message>
    <message>
        <source>Semua yang membaca pustaka ini dapat melihatnya.</source>
        <translation>Everyone who reads this library can see it.</translation>
    </message>
    <message>
        <source>tanpa nama</source>
        <translation>without a name</translation>
    </message>
    <message>
        <source>{count} lainnya</source>
        <translation>{count} others</translation>
    </message>
</context>
<context>
    <name>NoteSheet</name>
    <message>
        <source>Catatan sebelumnya</source>
        <translation>Previous note</translation>
    </message>
    <message>
        <source>Catatan berikutnya</source>
        <translation>Next note</translation>
    </message>
    <message>
        <source>Tutup catatan</source>
        <translation>Close the note</translation>
    </message>
</context>
<context>
    <name>NoteWordsView</name>
    <message>
        <source>Catatan ini sudah dihapus penulisnya.</source>
        <translation>The writer has deleted this note.</translation>
    </message>
</context>
<context>
    <name>NotesButton</name>
    <message numerus="yes">
        <source>Catatan: %n di cerita ini</source>
        <translation>
            <numerusform>Notes: %n in this story</numerusform>
            <numerusform>Notes: %n in this story</numerusform>
        </translation>
    </message>
    <message>
        <source>Beri catatan pada seluruh cerita…</source>
        <translation>Make a note on the whole story…</translation>
    </message>
    <message>
        <source>Semua catatan cerita ini di satu halaman</source>
        <translation>All notes of this story on one page</translation>
    </message>
    <message>
        <source>Lanjutkan tulisan yang belum disimpan</source>
        <translation>Go on with what is not saved yet</translation>
    </message>
    <message>
        <source>Tampilkan catatan</source>
        <translation>Show notes</translation>
    </message>
    <message>
        <source>Hanya catatan saya</source>
        <translation>Only my notes</translation>
    </message>
    <message>
        <source>Pilih kata dengan papan ketik</source>
        <translation>Choose words with the keyboard</translation>
    </message>
</context>
<context>
    <name>NotesView</name>
    <message>
        <source>Daftar catatan</source>
        <translation>List of notes</translation>
    </message>
    <message>
        <source>Panah atas dan bawah untuk memilih, Enter untuk membuka catatan di ceritanya</source>
        <translation>Up and Down to choose, Enter to open a note in its story</translation>
    </message>
</context>
<context>
    <name>NothingHere</name>
    <message>
        <source>Tampilkan semua catatan</source>
        <translation>Show all notes</translation>
    </message>
    <message>
        <source>Tidak ada catatan yang cocok.</source>
        <translation>No note fits.</translation>
    </message>
    <message>
        <source>Coba kata lain, atau lepaskan saringan yang sedang dipakai.</source>
        <translation>Try another word, or take off a filter.</translation>
    </message>
    <message>
        <source>Belum ada catatan di pustaka ini.</source>
        <translation>There are no notes in this library yet.</translation>
    </message>
    <message>
        <source>Buka sebuah cerita, pilih beberapa kata, lalu tulis komentar, pertanyaan, atau pelajaran yang Anda petik. Semua catatan terkumpul di sini.</source>
        <translation>Open a story, select some words, and write a comment, a question, or a lesson you draw from it. All notes come together here.</translation>
    </message>
    <message>
        <source>Tidak ada pertanyaan yang menunggu.</source>
        <translation>No question is waiting.</translation>
    </message>
    <message>
        <source>Setiap pertanyaan di tepi cerita sudah dijawab, atau belum ada yang bertanya.</source>
        <translation>Every question in the margins has been answered, or nobody has asked one yet.</translation>
    </message>
    <message>
        <source>Belum ada pelajaran yang dicatat.</source>
        <translation>No lesson has been noted yet.</translation>
    </message>
    <message>
        <source>Pilih kata-kata sebuah cerita, tekan P, dan tulis apa yang dapat dipelajari darinya. Beri tema agar pelajaran sejenis berkumpul.</source>
        <translation>Select words of a story, press P, and write what can be learned from it. Give it a theme so that similar lessons come together.</translation>
    </message>
    <message>
        <source>Semua catatan tahu tempatnya.</source>
        <translation>Every note knows its place.</translation>
    </message>
    <message>
        <source>Bila sebuah cerita disunting dan kata yang dikutip berubah, catatannya menunggu di sini sampai Anda menunjukkan tempatnya.</source>
        <translation>When a story is edited and the quoted words change, the note waits here until you show where it belongs.</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message numerus="yes">
        <source>%n cerita</source>
        <translation>
            <numerusform>%n story</numerusform>
            <numerusform>%n stories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n baru</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message>
        <source>pencarian tersimpan</source>
        <translation>saved search</translation>
    </message>
    <message>
        <source>dicari belum lama ini</source>
        <translation>searched recently</translation>
    </message>
    <message>
        <source>Hapus riwayat pencarian</source>
        <translation>Clear search history</translation>
    </message>
</context>
<context>
    <name>Opener</name>
    <message>
        <source>Cerita ini sudah tidak ada lagi di pustaka. Isinya masih dapat Anda baca dan salin di sini.</source>
        <translation>This story is no longer in the library. You can still read and copy its text here.</translation>
    </message>
    <message>
        <source>Cerita ini panjang sekali. Isinya sedang disiapkan…</source>
        <translation>This story is very long. It is being prepared…</translation>
    </message>
    <message numerus="yes">
        <source>%n menit baca</source>
        <translation>
            <numerusform>%n min read</numerusform>
            <numerusform>%n min read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrganisationBlank</name>
    <message>
        <source>Belum ada halaman lembaga ini di pustaka. Namanya disimpan bersama cerita.</source>
        <translation>This organisation has no page in the library yet. Its name is kept with the story.</translation>
    </message>
</context>
<context>
    <name>OrganisationHead</name>
    <message>
        <source>Bentuk</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Berdiri</source>
        <translation>Founded</translation>
    </message>
    <message>
        <source>Berbadan hukum</source>
        <translation>Legalised</translation>
    </message>
    <message>
        <source>Bubar</source>
        <translation>Dissolved</translation>
    </message>
    <message>
        <source>Wilayah</source>
        <translation>Region</translation>
    </message>
</context>
<context>
    <name>OriginView</name>
    <message numerus="yes">
        <source>%n kalimat lagi; tampilkan</source>
        <translation>
            <numerusform>%n more sentence; show it</numerusform>
            <numerusform>%n more sentences; show them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ParticipationForm</name>
    <message>
        <source>Bagian klien: {stage}</source>
        <translation>Part of the clients: {stage}</translation>
    </message>
    <message>
        <source>belum dijawab</source>
        <translation>not answered</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Kata sandi</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Sekali lagi</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>Kedua kata sandi tidak sama. Ketik sekali lagi.</source>
        <translation>The two passphrases differ. Type it once more.</translation>
    </message>
</context>
<context>
    <name>PeriodForm</name>
    <message>
        <source>Mulai</source>
        <translation>Beginning</translation>
    </message>
    <message>
        <source>Berakhir</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Tahun mulai</source>
        <translation>Year it began</translation>
    </message>
    <message>
        <source>Bulan mulai</source>
        <translation>Month it began</translation>
    </message>
    <message>
        <source>Mulainya kira-kira</source>
        <translation>It began about then</translation>
    </message>
    <message>
        <source>Tahun berakhir</source>
        <translation>Year it ended</translation>
    </message>
    <message>
        <source>Bulan berakhir</source>
        <translation>Month it ended</translation>
    </message>
    <message>
        <source>Berakhirnya kira-kira</source>
        <translation>It ended about then</translation>
    </message>
    <message>
        <source>dalam waktu itu juga</source>
        <translation>within that time</translation>
    </message>
    <message>
        <source>masih berjalan, atau tidak diketahui</source>
        <translation>still going on, or not known</translation>
    </message>
    <message>
        <source>sampai…</source>
        <translation>until…</translation>
    </message>
    <message>
        <source>Masa</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Di naskah tertulis “{text}”, yang bukan tahun. Itu tetap di sana sampai Anda mengisinya di sini.</source>
        <translation>The draft says “{text}”, which is not a year. It stays there until you fill it in here.</translation>
    </message>
    <message>
        <source>Di cerita akan tertulis: {period}</source>
        <translation>The story will say: {period}</translation>
    </message>
    <message>
        <source>Tahun saja sudah cukup. Tanggal tepat membuat orang dapat dikenali.</source>
        <translation>The year is enough. Exact dates make people recognisable.</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>Apa yang terlihat di gambar ini?</source>
        <translation>What can be seen in this picture?</translation>
    </message>
    <message>
        <source>Dibacakan bagi yang tidak dapat melihatnya. Jangan sebut nama klien; wajah klien pun bercerita.</source>
        <translation>It is read to those who cannot see it. Name no client; a client&apos;s face tells a story too.</translation>
    </message>
    <message>
        <source>Misalnya: peta kampung yang digambar anak-anak</source>
        <translation>For example: a map of the neighbourhood drawn by children</translation>
    </message>
    <message>
        <source>Keterangan gambar</source>
        <translation>Description of the picture</translation>
    </message>
    <message>
        <source>Tempat, waktu, dan data kamera sudah dibuang dari salinan ini.</source>
        <translation>Place, time and camera data have been removed from this copy.</translation>
    </message>
    <message>
        <source>Tambahkan</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Picturing</name>
    <message>
        <source>Pilih gambar</source>
        <translation>Choose a picture</translation>
    </message>
    <message>
        <source>Gambar</source>
        <translation>Picture</translation>
    </message>
</context>
<context>
    <name>PlaceForm</name>
    <message>
        <source>Provinsi, kabupaten, atau kota</source>
        <translation>Province, regency or city</translation>
    </message>
    <message>
        <source>Ketik provinsi, kabupaten, atau kota</source>
        <translation>Type a province, regency or city</translation>
    </message>
    <message>
        <source>Apakah maksudnya {place}?</source>
        <translation>Do you mean {place}?</translation>
    </message>
    <message>
        <source>Ya</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Tempat mana yang dimaksud?</source>
        <translation>Which place is meant?</translation>
    </message>
    <message>
        <source>Bukan</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Tambah tempat “{words}”</source>
        <translation>Add the place “{words}”</translation>
    </message>
    <message>
        <source>“{words}” bukan provinsi, kabupaten, atau kota. Cerita tidak menyebut tempat yang lebih sempit: pilih kabupaten atau kotanya.</source>
        <translation>“{words}” is no province, regency or city. A story names no smaller place: choose its regency or city.</translation>
    </message>
    <message>
        <source>Kode tempat ini tidak dikenal.</source>
        <translation>The code of this place is not known.</translation>
    </message>
    <message>
        <source>{place} adalah</source>
        <translation>{place} is</translation>
    </message>
    <message>
        <source>Hapus {place}</source>
        <translation>Remove {place}</translation>
    </message>
    <message>
        <source>Peran tempat</source>
        <translation>Part of a place</translation>
    </message>
    <message>
        <source>Hapus tempat “{words}”</source>
        <translation>Remove the place “{words}”</translation>
    </message>
</context>
<context>
    <name>Placement</name>
    <message>
        <source>Ya, di sini</source>
        <translation>Yes, here</translation>
    </message>
    <message>
        <source>Pindahkan ke sini</source>
        <translation>Move it here</translation>
    </message>
    <message>
        <source>Biarkan tanpa tempat</source>
        <translation>Leave it without a place</translation>
    </message>
    <message>
        <source>Untuk seluruh cerita</source>
        <translation>For the whole story</translation>
    </message>
    <message>
        <source>Kata-katanya tidak ditemukan lagi.</source>
        <translation>Its words can no longer be found.</translation>
    </message>
    <message>
        <source>Apakah maksudnya di sini?</source>
        <translation>Is it meant for here?</translation>
    </message>
    <message>
        <source>Dulu: {words}</source>
        <translation>Before: {words}</translation>
    </message>
    <message>
        <source>Pasang di pilihan</source>
        <translation>Put it on the chosen words</translation>
    </message>
    <message>
        <source>Tempat {number} dari {count}</source>
        <translation>Place {number} of {count}</translation>
    </message>
    <message>
        <source>Tempat sebelumnya</source>
        <translation>Place before</translation>
    </message>
    <message>
        <source>Tempat berikutnya</source>
        <translation>Next place</translation>
    </message>
    <message>
        <source>Untuk memasangnya, pilih dulu kata-katanya di cerita.</source>
        <translation>To put it somewhere, first choose the words in the story.</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Pratinjau</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Naskah ini panjang: yang tampak di sini adalah bagian di sekitar kursor.</source>
        <translation>This draft is long: what you see here is the part around the caret.</translation>
    </message>
</context>
<context>
    <name>ProblemRow</name>
    <message>
        <source>{path}, baris {line}</source>
        <translation>{path}, line {line}</translation>
    </message>
    <message>
        <source>Buka berkas</source>
        <translation>Open the file</translation>
    </message>
    <message>
        <source>Buka foldernya</source>
        <translation>Open its folder</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Tinjauan</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Mencari cerita yang menunggu…</source>
        <translation>Looking for stories that wait…</translation>
    </message>
    <message>
        <source>Giliran Anda</source>
        <translation>Your turn</translation>
    </message>
    <message>
        <source>Menunggu orang lain</source>
        <translation>Waiting for others</translation>
    </message>
    <message>
        <source>Tidak ada cerita yang menunggu. Cerita yang diajukan rekan muncul di sini untuk dibaca sebelum terbit.</source>
        <translation>No story is waiting. What colleagues submit appears here to be read before it is published.</translation>
    </message>
    <message numerus="yes">
        <source>%n cerita menunggu Anda. Sebuah cerita terbit sesudah dibaca dan ditandatangani orang yang tidak ikut menulisnya.</source>
        <translation>
            <numerusform>%n story waits for you. A story is published once somebody who did not write it has read and signed it.</numerusform>
            <numerusform>%n stories wait for you. A story is published once somebody who did not write it has read and signed it.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tidak ada yang menunggu Anda. Yang di bawah ini menunggu orang lain.</source>
        <translation>Nothing waits for you. What is below waits for others.</translation>
    </message>
</context>
<context>
    <name>QueueRow</name>
    <message>
        <source>{who} menulis: {reason}</source>
        <translation>{who} writes: {reason}</translation>
    </message>
    <message>
        <source>sejak {date}</source>
        <translation>since {date}</translation>
    </message>
    <message numerus="yes">
        <source>%n kata</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message>
        <source>Tidak terbaca</source>
        <translation>Cannot be read</translation>
    </message>
    <message>
        <source>Menunggu Anda baca</source>
        <translation>Waits for you to read</translation>
    </message>
    <message>
        <source>Sudah Anda tanda tangani, menunggu pembaca lain</source>
        <translation>Signed by you, waits for another reader</translation>
    </message>
    <message>
        <source>Dikembalikan, menunggu penulisnya</source>
        <translation>Returned, waits for its author</translation>
    </message>
    <message>
        <source>Dikembalikan kepada Anda</source>
        <translation>Returned to you</translation>
    </message>
    <message>
        <source>Cerita Anda, menunggu dibaca</source>
        <translation>Your story, waits to be read</translation>
    </message>
    <message>
        <source>Menunggu pengelola pustaka</source>
        <translation>Waits for the library&apos;s stewards</translation>
    </message>
    <message>
        <source>Versi baru dari cerita yang sudah terbit</source>
        <translation>New version of a published story</translation>
    </message>
    <message>
        <source>{there} dari {needed} tanda tangan</source>
        <translation>{there} of {needed} signatures</translation>
    </message>
    <message>
        <source>Baca dan tinjau</source>
        <translation>Read and review</translation>
    </message>
    <message>
        <source>Lihat</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Ubah naskahnya</source>
        <translation>Change the draft</translation>
    </message>
</context>
<context>
    <name>ReadBar</name>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Maju</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>Kata cocok sebelumnya</source>
        <translation>Previous matching word</translation>
    </message>
    <message>
        <source>Kata cocok berikutnya</source>
        <translation>Next matching word</translation>
    </message>
    <message>
        <source>Isi cerita</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Sunting cerita</source>
        <translation>Edit this story</translation>
    </message>
    <message>
        <source>Ukuran huruf</source>
        <translation>Type size</translation>
    </message>
    <message>
        <source>Lebih besar</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Lebih kecil</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Ukuran semula</source>
        <translation>Original size</translation>
    </message>
</context>
<context>
    <name>ReadPage</name>
    <message>
        <source>Panduan menulis cerita</source>
        <translation>Guide to writing a story</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>Salin</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Pilih semua</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>Salin alamat tautan</source>
        <translation>Copy link address</translation>
    </message>
    <message>
        <source>Catatan kaki</source>
        <translation>Footnotes</translation>
    </message>
    <message>
        <source>Gambar tidak dapat ditampilkan</source>
        <translation>The picture cannot be shown</translation>
    </message>
</context>
<context>
    <name>ReasonPrompt</name>
    <message>
        <source>Mengapa boleh tetap?</source>
        <translation>Why may it stay?</translation>
    </message>
    <message>
        <source>Kata-kata baru</source>
        <translation>New words</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Ganti</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message numerus="yes">
        <source>Juga di %n tempat lain</source>
        <translation>
            <numerusform>Also in %n other place</numerusform>
            <numerusform>Also in %n other places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Related</name>
    <message>
        <source>Cerita terkait</source>
        <translation>Related stories</translation>
    </message>
    <message>
        <source>Cerita serupa</source>
        <translation>Similar stories</translation>
    </message>
    <message>
        <source>sama-sama: {reasons}</source>
        <translation>in common: {reasons}</translation>
    </message>
</context>
<context>
    <name>RemarksDialog</name>
    <message>
        <source>Komentar dan perubahan yang dilacak</source>
        <translation>Comments and tracked changes</translation>
    </message>
    <message>
        <source>Di dalam “{name}” masih ada jejak penyuntingan:</source>
        <translation>“{name}” still holds traces of its editing:</translation>
    </message>
    <message>
        <source>Tinggalkan komentar</source>
        <translation>Leave the comments behind</translation>
    </message>
    <message>
        <source>Bawa komentar ke dalam naskah, sebagai teks biasa</source>
        <translation>Bring the comments into the draft, as plain text</translation>
    </message>
    <message>
        <source>Komentar dan kata yang dihapus dapat menyebut klien. Berkas aslinya tidak diubah.</source>
        <translation>Comments and deleted words may name a client. The original file is not changed.</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Impor</source>
        <translation>Import</translation>
    </message>
    <message numerus="yes">
        <source>%n komentar ikut ke dalam naskah.</source>
        <translation>
            <numerusform>%n comment comes into the draft.</numerusform>
            <numerusform>%n comments come into the draft.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemovedDialog</name>
    <message>
        <source>Naskah yang dihapus</source>
        <translation>Deleted drafts</translation>
    </message>
    <message>
        <source>Naskah yang dihapus dapat dikembalikan selama 30 hari, lalu hilang dari komputer ini dengan sendirinya.</source>
        <translation>Deleted drafts can be brought back for 30 days; then they leave this computer by themselves.</translation>
    </message>
    <message>
        <source>Tidak ada naskah yang dihapus.</source>
        <translation>There are no deleted drafts.</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Hapus semua naskah asli sekarang</source>
        <translation>Delete all of these now</translation>
    </message>
    <message>
        <source>Naskah asli sebelum diperiksa: {count}. Berisi kata-kata yang Anda ganti demi melindungi orang; hilang sesudah 30 hari.</source>
        <translation>Texts as they were before the check: {count}. They hold the words you changed to protect people; they go after 30 days.</translation>
    </message>
</context>
<context>
    <name>RemovedRow</name>
    <message>
        <source>Tanpa judul</source>
        <translation>Untitled</translation>
    </message>
    <message>
        <source>Hilang pada {date}</source>
        <translation>Gone on {date}</translation>
    </message>
    <message>
        <source>Kembalikan</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>Ya, hapus untuk selamanya</source>
        <translation>Yes, delete for good</translation>
    </message>
    <message>
        <source>Hapus sekarang</source>
        <translation>Delete now</translation>
    </message>
</context>
<context>
    <name>RepairedRow</name>
    <message>
        <source>Batalkan</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Simpan aslinya…</source>
        <translation>Save the original…</translation>
    </message>
    <message>
        <source>Buang salinannya</source>
        <translation>Dismiss the copy</translation>
    </message>
    <message>
        <source>Sesudah itu perbaikan ini tidak dapat dibatalkan lagi</source>
        <translation>After that this repair cannot be undone any more</translation>
    </message>
    <message>
        <source>Diperbaiki {when}. Salinannya ada di meja kerja Anda, dan hanya di sana.</source>
        <translation>Put right on {when}. The copy is on your desk, and only there.</translation>
    </message>
</context>
<context>
    <name>RepairsPage</name>
    <message>
        <source>Perlu diperbaiki</source>
        <translation>To be put right</translation>
    </message>
    <message>
        <source>Periksa lagi</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Baca ulang pustaka setelah berkasnya Anda perbaiki (F5)</source>
        <translation>Read the library again after you have mended the file (F5)</translation>
    </message>
    <message>
        <source>Periksa semuanya…</source>
        <translation>Check everything…</translation>
    </message>
    <message>
        <source>Juga persetujuan, tinjauan, gambar, riwayat, dan meja kerja Anda</source>
        <translation>Also consent, reviews, pictures, history and your desk</translation>
    </message>
    <message numerus="yes">
        <source>Masih ada %n hal lain; perbaiki dulu yang di atas, lalu periksa lagi.</source>
        <translation>
            <numerusform>There is %n more; put the ones above right first, then check again.</numerusform>
            <numerusform>There are %n more; put the ones above right first, then check again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ada %n hal yang perlu dilihat. Berkas di bawah ini tidak diubah oleh program; cerita lainnya tetap dapat dibaca dan dicari.</source>
        <translation>
            <numerusform>There is %n thing to look at. The program has not changed the file below; all other stories can be read and searched.</numerusform>
            <numerusform>There are %n things to look at. The program has not changed the files below; all other stories can be read and searched.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tidak ada yang perlu diperbaiki. Semua berkas di pustaka ini terbaca dengan baik.</source>
        <translation>Nothing needs to be put right. Every file of this library reads well.</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Pulihkan dari cadangan</source>
        <translation>Restore from a backup</translation>
    </message>
    <message>
        <source>Kata sandi cadangan</source>
        <translation>Passphrase of the backup</translation>
    </message>
    <message>
        <source>Pustaka, ke dalam folder baru:</source>
        <translation>The library, into a new folder:</translation>
    </message>
    <message>
        <source>Meja kerja: naskah, catatan pribadi, simpanan pribadi</source>
        <translation>The desk: drafts, private notes, private store</translation>
    </message>
    <message>
        <source>Folder baru bagi pustaka</source>
        <translation>New folder for the library</translation>
    </message>
    <message>
        <source>Pilih…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Meja kerja dari cadangan dipakai saat program dibuka lagi. Yang sekarang tidak dihapus, hanya disisihkan di sampingnya.</source>
        <translation>The desk of the backup is used when the program is opened again. The present one is not deleted, only put beside it.</translation>
    </message>
    <message>
        <source>Sejauh mana cadangan sudah dipulihkan</source>
        <translation>How far the backup is restored</translation>
    </message>
    <message>
        <source>Di mana pustaka dipulihkan?</source>
        <translation>Where shall the library be restored?</translation>
    </message>
    <message>
        <source>Cadangan ini disegel. Tuliskan kata sandinya.</source>
        <translation>This backup is sealed. Give its passphrase.</translation>
    </message>
    <message>
        <source>Membaca cadangan…</source>
        <translation>Reading the backup…</translation>
    </message>
    <message>
        <source>Cadangan pustaka “{title}” dari {when}. {holds}</source>
        <translation>Backup of the library “{title}” of {when}. {holds}</translation>
    </message>
    <message>
        <source>Buka cadangan</source>
        <translation>Open the backup</translation>
    </message>
    <message>
        <source>Pulihkan</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Hentikan</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ResultsHeader</name>
    <message>
        <source>Paling relevan</source>
        <translation>Most relevant</translation>
    </message>
    <message>
        <source>Terbaru</source>
        <translation>Newest</translation>
    </message>
    <message>
        <source>Masa</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Judul</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Urutan</source>
        <translation>Order</translation>
    </message>
    <message numerus="yes">
        <source>Lihat %Ln catatannya</source>
        <translation>
            <numerusform>See %Ln note</numerusform>
            <numerusform>See %Ln notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cerita</source>
        <translation>
            <numerusform>%Ln story</numerusform>
            <numerusform>%Ln stories</numerusform>
        </translation>
    </message>
    <message>
        <source>untuk “{words}”</source>
        <translation>for “{words}”</translation>
    </message>
    <message>
        <source>Tersimpan. Tekan untuk menghapusnya dari pencarian tersimpan</source>
        <translation>Saved. Press to remove it from the saved searches</translation>
    </message>
    <message>
        <source>Simpan pencarian</source>
        <translation>Save search</translation>
    </message>
    <message>
        <source>Urutan: {order}</source>
        <translation>Order: {order}</translation>
    </message>
    <message>
        <source>Urutan cerita dalam daftar</source>
        <translation>Order of the stories in the list</translation>
    </message>
    <message>
        <source>Saringan ({count})</source>
        <translation>Filters ({count})</translation>
    </message>
    <message>
        <source>Saringan</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>Buka saringan: wilayah, isu, metode, tahun</source>
        <translation>Open the filters: region, issue, method, years</translation>
    </message>
</context>
<context>
    <name>ResultsModel</name>
    <message>
        <source>Baru</source>
        <translation>New</translation>
    </message>
    <message numerus="yes">
        <source>%n mnt</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsNotice</name>
    <message>
        <source>Hapus semua saringan</source>
        <translation>Remove all filters</translation>
    </message>
    <message>
        <source>Hapus kata</source>
        <translation>Remove the words</translation>
    </message>
    <message>
        <source>Kemajuan membaca cerita</source>
        <translation>Progress of reading the stories</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cerita</source>
        <translation>
            <numerusform>%Ln story</numerusform>
            <numerusform>%Ln stories</numerusform>
        </translation>
    </message>
    <message>
        <source>Lihat semua cerita</source>
        <translation>See all stories</translation>
    </message>
    <message>
        <source>Belum ada pustaka yang terbuka</source>
        <translation>No library is open yet</translation>
    </message>
    <message>
        <source>Buka sebuah pustaka untuk mulai mencari.</source>
        <translation>Open a library to begin searching.</translation>
    </message>
    <message>
        <source>{done} dari {total} cerita sudah dibaca.</source>
        <translation>{done} of {total} stories have been read.</translation>
    </message>
    <message>
        <source>Menyiapkan daftar pencarian</source>
        <translation>Preparing the search</translation>
    </message>
    <message>
        <source>Cerita akan muncul di sini begitu siap. Anda boleh mulai mengetik.</source>
        <translation>Stories appear here as soon as they are ready. You may begin to type.</translation>
    </message>
    <message>
        <source>Tidak ada cerita untuk “{words}”</source>
        <translation>No stories for “{words}”</translation>
    </message>
    <message>
        <source>Tidak ada cerita dengan saringan ini</source>
        <translation>No stories with these filters</translation>
    </message>
    <message>
        <source>Pustaka ini belum berisi cerita</source>
        <translation>This library holds no stories yet</translation>
    </message>
    <message>
        <source>Pencarian dipersempit oleh:</source>
        <translation>The search is narrowed by:</translation>
    </message>
    <message>
        <source>Cara lain yang menemukan cerita:</source>
        <translation>Other ways that find stories:</translation>
    </message>
    <message>
        <source>Hapus sebagian saringan agar lebih banyak cerita terlihat.</source>
        <translation>Remove some filters to see more stories.</translation>
    </message>
    <message>
        <source>Periksa ejaannya, atau coba kata lain yang lebih umum.</source>
        <translation>Check the spelling, or try another, more general word.</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Cerita yang ditemukan</source>
        <translation>Stories found</translation>
    </message>
    <message>
        <source>Panah atas dan bawah untuk memilih, Enter untuk membuka</source>
        <translation>Up and down arrows choose, Enter opens</translation>
    </message>
    <message>
        <source>Saring: {facet} {value}</source>
        <translation>Narrow by {facet}: {value}</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Cerita ini tidak lagi menunggu pembaca.</source>
        <translation>This story no longer waits for a reader.</translation>
    </message>
    <message>
        <source>Cerita ini diajukan lagi dengan isi yang lain. Bacalah yang sekarang; jawaban Anda tetap ada.</source>
        <translation>This story was submitted again and says something else. Read it as it is now; your answers are still there.</translation>
    </message>
    <message>
        <source>Dikembalikan kepada penulisnya bersama alasan Anda.</source>
        <translation>Returned to its author with your reasons.</translation>
    </message>
    <message>
        <source>Ditandatangani. Cerita ini terbit sebagai versi {number}.</source>
        <translation>Signed. This story is published as version {number}.</translation>
    </message>
    <message numerus="yes">
        <source>Ditandatangani. Masih ditunggu %n tanda tangan lagi.</source>
        <translation>
            <numerusform>Signed. %n more signature is awaited.</numerusform>
            <numerusform>Signed. %n more signatures are awaited.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n catatan tidak ikut, karena memuat kata yang dihapus saat peninjauan. Kini menjadi catatan pribadi Anda di pinggir cerita: tulislah tanpa kata itu, lalu bagikan lagi.</source>
        <translation>
            <numerusform>%n note did not follow, because it holds words that review took out. It is now a private note of yours in the margin: write it without them, then share it again.</numerusform>
            <numerusform>%n notes did not follow, because they hold words that review took out. They are now private notes of yours in the margin: write them without those words, then share them again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n catatan lama memuat kata yang dihapus dan sudah ada di riwayat: pakailah Hapus dari riwayat.</source>
        <translation>
            <numerusform>%n older note holds words that were taken out and is in the history already: use Erase from the history.</numerusform>
            <numerusform>%n older notes hold words that were taken out and are in the history already: use Erase from the history.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewWays</name>
    <message>
        <source>Buka dulu sebuah cerita; riwayatnya ada di sana.</source>
        <translation>Open a story first; its history is there.</translation>
    </message>
    <message>
        <source>Riwayat cerita ini</source>
        <translation>History of this story</translation>
    </message>
    <message>
        <source>{who} menulis: {reason}</source>
        <translation>{who} writes: {reason}</translation>
    </message>
    <message>
        <source>Lihat tempatnya</source>
        <translation>Look at the place</translation>
    </message>
    <message>
        <source>Versi itu sekarang naskah di meja Anda. Ajukan bila sudah sesuai.</source>
        <translation>That version is a draft on your desk now. Submit it when it is right.</translation>
    </message>
</context>
<context>
    <name>RowEditor</name>
    <message>
        <source>Isian lain</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>RowsForm</name>
    <message>
        <source>Tambah {one}</source>
        <translation>Add a {one}</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Tutup, lengkapi nanti</source>
        <translation>Close, complete it later</translation>
    </message>
    <message>
        <source>belum lengkap</source>
        <translation>not complete yet</translation>
    </message>
    <message>
        <source>Hapus “{words}”</source>
        <translation>Remove “{words}”</translation>
    </message>
    <message>
        <source>Ubah {one}</source>
        <translation>Change a {one}</translation>
    </message>
</context>
<context>
    <name>SavedSection</name>
    <message>
        <source>Pencarian tersimpan</source>
        <translation>Saved searches</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cerita</source>
        <translation>
            <numerusform>%Ln story</numerusform>
            <numerusform>%Ln stories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln baru</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: {new} sejak terakhir dilihat</source>
        <translation>{name}: {new} since you last looked</translation>
    </message>
    <message>
        <source>Ganti nama “{name}”</source>
        <translation>Rename “{name}”</translation>
    </message>
    <message>
        <source>Hapus “{name}” dari pencarian tersimpan</source>
        <translation>Remove “{name}” from the saved searches</translation>
    </message>
</context>
<context>
    <name>Sayings</name>
    <message>
        <source>tempat kegiatan</source>
        <translation>place of practice</translation>
    </message>
    <message>
        <source>daerah asal</source>
        <translation>place of origin</translation>
    </message>
    <message>
        <source>daerah tujuan</source>
        <translation>destination</translation>
    </message>
    <message>
        <source>pelaksana</source>
        <translation>organiser</translation>
    </message>
    <message>
        <source>pendana</source>
        <translation>funder</translation>
    </message>
    <message>
        <source>mitra</source>
        <translation>partner</translation>
    </message>
    <message>
        <source>dipimpin kelompok dampingan</source>
        <translation>led by the clients themselves</translation>
    </message>
    <message>
        <source>perusahaan</source>
        <translation>company</translation>
    </message>
    <message>
        <source>pemerintah</source>
        <translation>government</translation>
    </message>
    <message>
        <source>peneliti</source>
        <translation>researcher</translation>
    </message>
    <message>
        <source>yang diceritakan</source>
        <translation>subject of the story</translation>
    </message>
    <message>
        <source>hanya diberi tahu</source>
        <translation>only told</translation>
    </message>
    <message>
        <source>diberi penjelasan</source>
        <translation>informed</translation>
    </message>
    <message>
        <source>dimintai pendapat</source>
        <translation>consulted</translation>
    </message>
    <message>
        <source>memutuskan bersama</source>
        <translation>decided together</translation>
    </message>
    <message>
        <source>memimpin sendiri</source>
        <translation>led it themselves</translation>
    </message>
    <message>
        <source>tidak diceritakan</source>
        <translation>not told</translation>
    </message>
    <message>
        <source>pasti</source>
        <translation>certain</translation>
    </message>
    <message>
        <source>cukup pasti</source>
        <translation>fairly certain</translation>
    </message>
    <message>
        <source>belum pasti</source>
        <translation>not certain</translation>
    </message>
    <message>
        <source>masih diperdebatkan</source>
        <translation>contested</translation>
    </message>
    <message>
        <source>Cerita praktik</source>
        <translation>Practice story</translation>
    </message>
    <message>
        <source>Pembelajaran</source>
        <translation>Lesson learned</translation>
    </message>
    <message>
        <source>Praktik baik teruji</source>
        <translation>Tested good practice</translation>
    </message>
    <message>
        <source>Diterbitkan, belum ditinjau pembaca kedua.</source>
        <translation>Published, not yet reviewed by a second reader.</translation>
    </message>
    <message>
        <source>Sudah diserahkan, belum ditinjau pembaca kedua.</source>
        <translation>Submitted, not yet reviewed by a second reader.</translation>
    </message>
    <message>
        <source>Dikembalikan kepada penulis untuk diperbaiki.</source>
        <translation>Returned to the author for changes.</translation>
    </message>
    <message>
        <source>Sudah ditinjau dan diterbitkan.</source>
        <translation>Reviewed and published.</translation>
    </message>
    <message>
        <source>Ditarik kembali.</source>
        <translation>Withdrawn.</translation>
    </message>
    <message>
        <source>Cerita ini tentang sebuah program; tidak ada klien yang dapat dikenali.</source>
        <translation>This story is about a programme; no client can be recognised.</translation>
    </message>
    <message>
        <source>Orang yang diceritakan telah memberi persetujuan.</source>
        <translation>The people described have given their consent.</translation>
    </message>
    <message>
        <source>Cerita ini disusun dari sumber yang sudah terbuka untuk umum.</source>
        <translation>This story was made from sources that are already public.</translation>
    </message>
    <message>
        <source>Boleh dibaca siapa saja.</source>
        <translation>Anyone may read it.</translation>
    </message>
    <message>
        <source>Hanya untuk lingkungan terbatas.</source>
        <translation>For a limited circle only.</translation>
    </message>
    <message>
        <source>Hanya untuk penulisnya.</source>
        <translation>For its author only.</translation>
    </message>
    <message>
        <source>Persetujuan: ditarik</source>
        <translation>Consent: withdrawn</translation>
    </message>
    <message>
        <source>Persetujuan: belum dicatat</source>
        <translation>Consent: not recorded</translation>
    </message>
    <message>
        <source>Persetujuan: publik</source>
        <translation>Consent: public</translation>
    </message>
    <message>
        <source>Persetujuan: terbatas</source>
        <translation>Consent: limited</translation>
    </message>
    <message>
        <source>Persetujuan: pribadi</source>
        <translation>Consent: private</translation>
    </message>
    <message>
        <source>Lanjutan dari</source>
        <translation>Sequel of</translation>
    </message>
    <message>
        <source>Bagian dari</source>
        <translation>Part of</translation>
    </message>
    <message>
        <source>Belajar dari</source>
        <translation>Drew on</translation>
    </message>
    <message>
        <source>Beririsan dengan</source>
        <translation>Overlaps with</translation>
    </message>
    <message>
        <source>Disebut dalam cerita ini</source>
        <translation>Mentioned in this story</translation>
    </message>
    <message>
        <source>Dilanjutkan dalam</source>
        <translation>Continued in</translation>
    </message>
    <message>
        <source>Memuat</source>
        <translation>Contains</translation>
    </message>
    <message>
        <source>Menjadi dasar bagi</source>
        <translation>Basis for</translation>
    </message>
    <message>
        <source>Menyebut cerita ini</source>
        <translation>Mentions this story</translation>
    </message>
    <message>
        <source>Tumbuh dari</source>
        <translation>Grew out of</translation>
    </message>
    <message>
        <source>Berpisah dari</source>
        <translation>Split from</translation>
    </message>
    <message>
        <source>Menjadi</source>
        <translation>Became</translation>
    </message>
    <message>
        <source>Didirikan anggota</source>
        <translation>Founded by members of</translation>
    </message>
    <message>
        <source>Mengelola</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>Melahirkan</source>
        <translation>Gave rise to</translation>
    </message>
    <message>
        <source>Kemudian terpisah</source>
        <translation>Later split off</translation>
    </message>
    <message>
        <source>Sebelumnya</source>
        <translation>Formerly</translation>
    </message>
    <message>
        <source>Anggotanya mendirikan</source>
        <translation>Its members founded</translation>
    </message>
    <message>
        <source>Dikelola</source>
        <translation>Run by</translation>
    </message>
    <message>
        <source>CC BY 4.0: boleh dipakai dan diolah asal menyebut penulisnya</source>
        <translation>CC BY 4.0: may be used and adapted with credit to its author</translation>
    </message>
    <message>
        <source>CC BY-SA 4.0: boleh dipakai dan diolah asal dibagikan dengan cara yang sama</source>
        <translation>CC BY-SA 4.0: may be used and adapted if shared alike</translation>
    </message>
    <message>
        <source>CC0: boleh dipakai tanpa syarat</source>
        <translation>CC0: may be used without conditions</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Cari kata, isu, metode, atau tempat</source>
        <translation>Find words, issues, methods or places</translation>
    </message>
    <message>
        <source>Cari cerita</source>
        <translation>Find stories</translation>
    </message>
    <message>
        <source>Ketik kata apa saja. Tanda kutip mencari kata yang berdampingan: &quot;anak jalanan&quot;. (Ctrl+K)</source>
        <translation>Type any words. Quotation marks find words side by side: &quot;anak jalanan&quot;. (Ctrl+K)</translation>
    </message>
    <message>
        <source>Kosongkan</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Kosongkan (Esc)</source>
        <translation>Clear (Esc)</translation>
    </message>
    <message>
        <source>Saran pencarian</source>
        <translation>Search suggestions</translation>
    </message>
    <message>
        <source>Saran dan pencarian tersimpan (Ctrl+Spasi)</source>
        <translation>Suggestions and saved searches (Ctrl+Space)</translation>
    </message>
</context>
<context>
    <name>SearchHelp</name>
    <message>
        <source>Saran pencarian</source>
        <translation>Search suggestions</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Beri catatan pada kata-kata ini</source>
        <translation>Make a note on these words</translation>
    </message>
    <message>
        <source>Pindahkan catatan ke sini</source>
        <translation>Move the note here</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Kunci simpanan pribadi</source>
        <translation>Lock of the private store</translation>
    </message>
    <message>
        <source>Pengaturan</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Nama Anda</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>Bahasa</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Tampilan</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Ukuran huruf bacaan</source>
        <translation>Type size for reading</translation>
    </message>
    <message>
        <source>Boleh dikosongkan</source>
        <translation>May be left empty</translation>
    </message>
    <message>
        <source>Tandai ejaan yang meragukan sewaktu menulis</source>
        <translation>Mark doubtful spelling while writing</translation>
    </message>
    <message>
        <source>Nama dipakai untuk menyapa Anda dan menandai apa yang Anda tulis. Orang lain mengenali Anda dari kunci di komputer ini, apa pun namanya (menu → Kartu saya). Pengaturan hanya disimpan di komputer ini.</source>
        <translation>Your name is used to greet you and to mark what you write. Others know you by the key on this computer, whatever you are called (menu → My card). Settings are kept on this computer only.</translation>
    </message>
    <message>
        <source>Ikut sistem</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Terang</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Gelap</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Kecil</source>
        <translation>Small</translation>
    </message>
    <message>
        <source>Agak kecil</source>
        <translation>Rather small</translation>
    </message>
    <message>
        <source>Biasa</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Agak besar</source>
        <translation>Rather large</translation>
    </message>
    <message>
        <source>Besar</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>Sangat besar</source>
        <translation>Very large</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>Cerita ini ditarik kembali</source>
        <translation>This story was withdrawn</translation>
    </message>
    <message>
        <source>Izin untuk menceritakannya sudah dicabut, jadi isinya tidak ditampilkan lagi.</source>
        <translation>The permission to tell it was taken back, so its text is no longer shown.</translation>
    </message>
    <message>
        <source>Cerita ini belum dapat ditampilkan dengan lengkap</source>
        <translation>This story cannot be shown in full yet</translation>
    </message>
    <message>
        <source>Berkasnya dibiarkan seperti adanya: {path}</source>
        <translation>Its file is left as it is: {path}</translation>
    </message>
    <message>
        <source>Ditarik dari komputer ini, {date}.</source>
        <translation>Withdrawn from this computer, {date}.</translation>
    </message>
    <message>
        <source>Yang tidak dapat ditarik kembali:</source>
        <translation>What cannot be called back:</translation>
    </message>
    <message>
        <source>Hapus juga dari riwayat…</source>
        <translation>Erase from the history, too…</translation>
    </message>
    <message>
        <source>Versi-versi lamanya keluar dari riwayat pustaka ini</source>
        <translation>Its earlier versions leave the history of this library</translation>
    </message>
    <message>
        <source>Halaman ini belum ada</source>
        <translation>This page does not exist yet</translation>
    </message>
    <message>
        <source>Pustaka ini belum punya halaman untuk “{name}”.</source>
        <translation>This library has no page for “{name}” yet.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Pintasan papan ketik</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>SmallCard</name>
    <message>
        <source>klien: nama samaran…</source>
        <translation>client: pseudonym…</translation>
    </message>
    <message>
        <source>pakai peran…</source>
        <translation>use a role…</translation>
    </message>
    <message>
        <source>hapus</source>
        <translation>remove</translation>
    </message>
    <message>
        <source>milik umum</source>
        <translation>public</translation>
    </message>
    <message>
        <source>tidak menunjuk siapa pun</source>
        <translation>points at nobody</translation>
    </message>
    <message>
        <source>sebut lebih umum…</source>
        <translation>say it more generally…</translation>
    </message>
    <message>
        <source>belum: pakai peran…</source>
        <translation>not yet: use a role…</translation>
    </message>
    <message>
        <source>sudah setuju disebut</source>
        <translation>agreed to be named</translation>
    </message>
</context>
<context>
    <name>SmallCheck</name>
    <message>
        <source>Selesaikan dulu yang tertulis di bawah teks.</source>
        <translation>First solve what is written below the text.</translation>
    </message>
    <message numerus="yes">
        <source>%n hal harus diselesaikan dulu. Nama klien tidak boleh ikut keluar.</source>
        <translation>
            <numerusform>%n thing has to be solved first. No client&apos;s name may leave.</numerusform>
            <numerusform>%n things have to be solved first. No client&apos;s name may leave.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Spelling</name>
    <message>
        <source>Tidak ada kata yang ejaannya meragukan di naskah ini.</source>
        <translation>No word of this draft is doubtful.</translation>
    </message>
    <message>
        <source>Ejaan tidak ditandai. Hidupkan tandanya di Pengaturan.</source>
        <translation>Spelling is not marked. Turn the marks on in the settings.</translation>
    </message>
    <message>
        <source>“{word}” kini ada di kamus Anda.</source>
        <translation>“{word}” is in your dictionary now.</translation>
    </message>
    <message>
        <source>Keluarkan lagi</source>
        <translation>Take it out again</translation>
    </message>
</context>
<context>
    <name>SpellingMarks</name>
    <message>
        <source>Perbaiki ejaan</source>
        <translation>Correct the spelling</translation>
    </message>
</context>
<context>
    <name>SpellingMenu</name>
    <message>
        <source>Mencari usulan…</source>
        <translation>Looking for suggestions…</translation>
    </message>
    <message>
        <source>Tambahkan ke kamus saya</source>
        <translation>Add to my dictionary</translation>
    </message>
    <message>
        <source>Abaikan</source>
        <translation>Ignore</translation>
    </message>
    <message>
        <source>Tidak ada usulan</source>
        <translation>No suggestions</translation>
    </message>
</context>
<context>
    <name>SplitCard</name>
    <message>
        <source>paragraf {numbers}</source>
        <translation>paragraph {numbers}</translation>
    </message>
    <message numerus="yes">
        <source>%n kata</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Catat %n kalimat dengan angka atau tahun</source>
        <translation>
            <numerusform>Note %n sentence with a figure or year</numerusform>
            <numerusform>Note %n sentences with figures or years</numerusform>
        </translation>
    </message>
    <message>
        <source>Judul cerita {number}</source>
        <translation>Title of story {number}</translation>
    </message>
    <message>
        <source>Tambah pilihan</source>
        <translation>Add selection</translation>
    </message>
    <message>
        <source>Tambahkan pilihan ke cerita {number}</source>
        <translation>Add the selection to story {number}</translation>
    </message>
    <message>
        <source>Lepas cerita {number}</source>
        <translation>Release story {number}</translation>
    </message>
</context>
<context>
    <name>SplitPage</name>
    <message>
        <source>Kembali ke naskah</source>
        <translation>Back to the draft</translation>
    </message>
    <message>
        <source>Jadikan cerita baru</source>
        <translation>Make a new story</translation>
    </message>
    <message>
        <source>Dari bagian yang dipilih, atau paragraf tempat kursor berada (Ctrl+Enter)</source>
        <translation>From the selected passage, or the paragraph where the caret is (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Bagi menjadi beberapa cerita</source>
        <translation>Split into several stories</translation>
    </message>
    <message>
        <source>Pilih satu bagian teks, lalu jadikan cerita baru. Setiap bagian mencatat paragraf asalnya, dan teks asal tetap tersimpan di meja Anda.</source>
        <translation>Select a passage, then make it a new story. Every passage notes the paragraph it came from, and the original text stays on your desk.</translation>
    </message>
    <message numerus="yes">
        <source>%n paragraf belum dipakai: lihat yang pertama</source>
        <translation>
            <numerusform>%n paragraph not used yet: see it</numerusform>
            <numerusform>%n paragraphs not used yet: see the first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Buat %n naskah</source>
        <translation>
            <numerusform>Make %n draft</numerusform>
            <numerusform>Make %n drafts</numerusform>
        </translation>
    </message>
    <message>
        <source>Buat naskah</source>
        <translation>Make drafts</translation>
    </message>
</context>
<context>
    <name>SplitText</name>
    <message>
        <source>Teks asal</source>
        <translation>Original text</translation>
    </message>
    <message>
        <source>Pilih bagian dengan Shift dan tombol panah, lalu Ctrl+Enter menjadikannya cerita.</source>
        <translation>Select a passage with Shift and the arrow keys, then Ctrl+Enter makes it a story.</translation>
    </message>
</context>
<context>
    <name>Splitting</name>
    <message>
        <source>Cerita baru dari pilihan</source>
        <translation>New story from the selection</translation>
    </message>
    <message>
        <source>Tambah bagian</source>
        <translation>Add a passage</translation>
    </message>
    <message>
        <source>Judul</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Angka dan tahun</source>
        <translation>Figures and years</translation>
    </message>
    <message>
        <source>Lepas cerita</source>
        <translation>Release a story</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Kemajuan membaca pustaka</source>
        <translation>Progress of reading the library</translation>
    </message>
    <message>
        <source>Membaca pustaka: {done} dari {total}</source>
        <translation>Reading the library: {done} of {total}</translation>
    </message>
    <message numerus="yes">
        <source>%n cerita</source>
        <translation>
            <numerusform>%n story</numerusform>
            <numerusform>%n stories</numerusform>
        </translation>
    </message>
    <message>
        <source>{stories} · semua tersimpan di komputer ini</source>
        <translation>{stories} · everything is kept on this computer</translation>
    </message>
</context>
<context>
    <name>StewardRow</name>
    <message>
        <source>Tanpa nama</source>
        <translation>Without a name</translation>
    </message>
    <message>
        <source>Anda</source>
        <translation>You</translation>
    </message>
    <message>
        <source>Pasang kunci saya</source>
        <translation>Put my key here</translation>
    </message>
    <message>
        <source>Hapus dari daftar</source>
        <translation>Remove from the list</translation>
    </message>
    <message>
        <source>Hapus {name} dari daftar</source>
        <translation>Remove {name} from the list</translation>
    </message>
    <message>
        <source>Hapus juga</source>
        <translation>Remove all the same</translation>
    </message>
    <message>
        <source>Sidik kunci: {check}</source>
        <translation>Key check: {check}</translation>
    </message>
    <message>
        <source>Kuncinya tidak terbaca, jadi tanda tangannya tidak diterima.</source>
        <translation>This key cannot be read, so no signature of theirs is taken.</translation>
    </message>
    <message>
        <source>Belum ada kuncinya: siapa pun yang memakai nama ini dikira orang ini.</source>
        <translation>No key yet: whoever uses this name is taken for this person.</translation>
    </message>
    <message>
        <source>Belum menandatangani apa pun di sini.</source>
        <translation>Has not signed anything here yet.</translation>
    </message>
    <message numerus="yes">
        <source>dan %n keputusan lain</source>
        <translation>
            <numerusform>and %n other decision</numerusform>
            <numerusform>and %n other decisions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StewardsPage</name>
    <message>
        <source>Pengelola pustaka</source>
        <translation>Stewards of the library</translation>
    </message>
    <message>
        <source>Tambah pengelola</source>
        <translation>Add a steward</translation>
    </message>
    <message>
        <source>Kartu rekan</source>
        <translation>A colleague&apos;s card</translation>
    </message>
    <message>
        <source>Tempelkan kartu di sini</source>
        <translation>Paste the card here</translation>
    </message>
    <message>
        <source>Tambahkan</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Kartu saya…</source>
        <translation>My card…</translation>
    </message>
    <message>
        <source>Kartu pembaca</source>
        <translation>Reader&apos;s card</translation>
    </message>
    <message>
        <source>Berkas apa pun</source>
        <translation>Any file</translation>
    </message>
    <message>
        <source>Buka berkas kartu</source>
        <translation>Open a card file</translation>
    </message>
    <message>
        <source>Mintalah rekan membuka menu → Kartu saya, lalu menyalin kartunya ke surat atau menyimpannya sebagai berkas. Tempelkan kartu itu di sini, seret berkasnya kemari, atau bukalah. Cocokkan sidiknya dengan rekan itu, misalnya lewat telepon.</source>
        <translation>Ask your colleague to open the menu → My card, and to copy the card into a letter or save it as a file. Paste the card here, drag its file here, or open it. Compare the key check with your colleague, on the telephone for instance.</translation>
    </message>
    <message>
        <source>Buka berkas kartu…</source>
        <translation>Open a card file…</translation>
    </message>
    <message>
        <source>Membaca daftar pengelola…</source>
        <translation>Reading the list of stewards…</translation>
    </message>
    <message>
        <source>Pengelola</source>
        <translation>Stewards</translation>
    </message>
    <message>
        <source>Tanda tangan orang yang bukan pengelola (lagi)</source>
        <translation>Signatures of people who are not stewards (any more)</translation>
    </message>
    <message>
        <source>“{title}” belum punya pengelola: siapa pun yang membukanya boleh menandatangani cerita yang tidak ikut ditulisnya. Tambahkan seorang rekan, dan sejak itu hanya Anda berdua yang dapat menandatangani.</source>
        <translation>“{title}” has no stewards yet: whoever opens it may sign stories that they did not write. Add a colleague, and from then on only the two of you can sign.</translation>
    </message>
    <message>
        <source>Anda bukan pengelola “{title}”. Salin kartu Anda dan kirimkan kepada salah seorang di bawah ini; ia dapat menambahkan Anda.</source>
        <translation>You are not a steward of “{title}”. Copy your card and send it to one of those below; they can add you.</translation>
    </message>
    <message>
        <source>Cerita di “{title}” terbit sesudah dibaca dan ditandatangani pengelola yang tidak ikut menulisnya.</source>
        <translation>Stories in “{title}” are published once a steward who did not write them has read and signed them.</translation>
    </message>
    <message>
        <source>Program belum tahu nama Anda. Isilah di Kartu saya.</source>
        <translation>The program does not know your name yet. Fill it in on My card.</translation>
    </message>
    <message>
        <source>Anda satu-satunya pengelola. Cerita yang Anda tulis sendiri belum dapat terbit: mintalah kartu seorang rekan, lalu tambahkan di bawah.</source>
        <translation>You are the only steward. Stories of your own cannot be published yet: ask a colleague for their card and add it below.</translation>
    </message>
    <message>
        <source>{name} sekarang ikut mengelola pustaka ini.</source>
        <translation>{name} is a steward of this library now.</translation>
    </message>
    <message>
        <source>Kunci Anda terpasang; nama saja tidak cukup lagi untuk menandatangani sebagai Anda.</source>
        <translation>Your key is in place; a name alone is no longer enough to sign as you.</translation>
    </message>
    <message>
        <source>Ini pengelola yang terakhir. Tanpa pengelola, siapa pun yang membuka pustaka ini boleh menandatangani cerita orang lain.</source>
        <translation>This is the last steward. Without one, anybody who opens this library may sign the stories of others.</translation>
    </message>
    <message>
        <source>Sesudah ini Anda tidak dapat menambahkan diri sendiri lagi; seorang pengelola lain dapat.</source>
        <translation>After this you cannot add yourself again; another steward can.</translation>
    </message>
    <message>
        <source>{name} tidak lagi mengelola pustaka ini. Yang sudah ditandatanganinya tetap berlaku.</source>
        <translation>{name} is no longer a steward of this library. What they have signed stays signed.</translation>
    </message>
    <message>
        <source>Urungkan</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>StopCard</name>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>StoryHead</name>
    <message>
        <source>Buka halaman {name}</source>
        <translation>Open the page of {name}</translation>
    </message>
</context>
<context>
    <name>SubmissionPage</name>
    <message>
        <source>Pilih dulu kata-kata di cerita, dengan tetikus atau dengan Shift dan tanda panah.</source>
        <translation>First select words in the story, with the mouse or with Shift and the arrow keys.</translation>
    </message>
    <message>
        <source>Kembali ke daftar tinjauan</source>
        <translation>Back to the list of reviews</translation>
    </message>
    <message>
        <source>Perubahan sebelumnya</source>
        <translation>Previous change</translation>
    </message>
    <message>
        <source>Perubahan berikutnya</source>
        <translation>Next change</translation>
    </message>
    <message>
        <source>Seluruh cerita</source>
        <translation>Whole story</translation>
    </message>
    <message>
        <source>Yang berubah sejak Anda membacanya</source>
        <translation>What changed since you read it</translation>
    </message>
    <message>
        <source>Yang berubah dari versi terbit</source>
        <translation>What changed from the published version</translation>
    </message>
    <message>
        <source>Sebelumnya</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Sekarang</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Tidak ada kata yang berubah</source>
        <translation>No word has changed</translation>
    </message>
    <message>
        <source>{at} dari {count}</source>
        <translation>{at} of {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n perubahan</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SubmitDialog</name>
    <message>
        <source>Bandingkan dan gabungkan…</source>
        <translation>Compare and join…</translation>
    </message>
    <message>
        <source>Sebelum diajukan</source>
        <translation>Before it is submitted</translation>
    </message>
    <message>
        <source>Kembali ke naskah</source>
        <translation>Back to the draft</translation>
    </message>
    <message>
        <source>Lihat sekali lagi</source>
        <translation>Look once more</translation>
    </message>
    <message>
        <source>Inilah yang akan dibaca orang</source>
        <translation>This is what people will read</translation>
    </message>
    <message>
        <source>Bacalah sekali lagi seperti orang yang mengenal mereka.</source>
        <translation>Read it once more, like somebody who knows them.</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Sedang memeriksa…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Ajukan</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>Mengajukan…</source>
        <translation>Submitting…</translation>
    </message>
    <message>
        <source>Cerita Anda sudah diajukan</source>
        <translation>Your story is submitted</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Tidak ada lagi yang perlu diselesaikan.</source>
        <translation>Nothing is left to solve.</translation>
    </message>
    <message numerus="yes">
        <source>Masih ada %n hal. Naskah Anda tetap di meja; semua dapat dilanjutkan nanti.</source>
        <translation>
            <numerusform>%n thing is left. Your draft stays on the desk; everything can be continued later.</numerusform>
            <numerusform>%n things are left. Your draft stays on the desk; everything can be continued later.</numerusform>
        </translation>
    </message>
    <message>
        <source>Catat keterangan untuk pembaca</source>
        <translation>Note what readers are told</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Bagian catatan</source>
        <translation>Parts of the notes</translation>
    </message>
</context>
<context>
    <name>TickPills</name>
    <message numerus="yes">
        <source>+ %n lagi</source>
        <translation>
            <numerusform>+ %n more</numerusform>
            <numerusform>+ %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Hapus semua saringan</source>
        <translation>Remove all filters</translation>
    </message>
    <message>
        <source>Hapus saringan {facet}: {value}</source>
        <translation>Remove filter {facet}: {value}</translation>
    </message>
</context>
<context>
    <name>UnderstoodLine</name>
    <message>
        <source>termasuk:</source>
        <translation>including:</translation>
    </message>
    <message>
        <source>semua arti</source>
        <translation>all meanings</translation>
    </message>
    <message>
        <source>“{word}” juga menemukan: {names}.</source>
        <translation>“{word}” also finds: {names}.</translation>
    </message>
    <message>
        <source>Tekan untuk memilih arti.</source>
        <translation>Press to choose a meaning.</translation>
    </message>
    <message>
        <source>Tekan untuk menghapus arti ini.</source>
        <translation>Press to remove this meaning.</translation>
    </message>
    <message>
        <source>Delete menghapus arti ini.</source>
        <translation>Delete removes this meaning.</translation>
    </message>
    <message>
        <source>Cari juga {label} untuk “{word}”</source>
        <translation>Also search {label} for “{word}”</translation>
    </message>
    <message>
        <source>Semua arti</source>
        <translation>All meanings</translation>
    </message>
    <message>
        <source>Arti kata ini</source>
        <translation>Meanings of this word</translation>
    </message>
    <message>
        <source>Menampilkan hasil untuk {words}.</source>
        <translation>Showing results for {words}.</translation>
    </message>
    <message>
        <source>Cari ‘{words}’ saja</source>
        <translation>Search only ‘{words}’</translation>
    </message>
    <message>
        <source>‘{word}’ ditampilkan sebagai {label}.</source>
        <translation>‘{word}’ is shown as {label}.</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Buka kunci identitas Anda</source>
        <translation>Unlock your identity</translation>
    </message>
    <message>
        <source>Tanda tangan memerlukan kunci Anda. Sekali dibuka, ia terbuka sampai program ditutup.</source>
        <translation>A signature needs your key. Once unlocked, it stays so until the program is closed.</translation>
    </message>
    <message>
        <source>Buka</source>
        <translation>Unlock</translation>
    </message>
</context>
<context>
    <name>VaultDialog</name>
    <message>
        <source>Buka simpanan pribadi</source>
        <translation>Unlock the private store</translation>
    </message>
    <message>
        <source>Pasang kata sandi</source>
        <translation>Set a passphrase</translation>
    </message>
    <message>
        <source>Ubah kata sandi</source>
        <translation>Change the passphrase</translation>
    </message>
    <message>
        <source>Lepaskan kata sandi</source>
        <translation>Remove the passphrase</translation>
    </message>
    <message>
        <source>Kata sandi terlupa</source>
        <translation>Passphrase forgotten</translation>
    </message>
    <message>
        <source>Di dalamnya ada nama klien dan bukti persetujuan. Selama terkunci, program tidak dapat memeriksa nama, jadi tidak ada yang dapat diajukan, dicatat, atau diekspor.</source>
        <translation>It holds names of clients and proofs of consent. While it is locked the program cannot look for names, so nothing can be submitted, noted or exported.</translation>
    </message>
    <message>
        <source>Nama klien, persetujuan dan buktinya, naskah asli, serta jawaban Anda dienkripsi di komputer ini. Tanpa kata sandi ini tidak seorang pun dapat membukanya, juga bukan pembuat program. Catatlah di tempat yang aman.</source>
        <translation>Names of clients, consents with their proofs, original texts and your answers are encrypted on this computer. Without this passphrase nobody can open them, not even the makers of the program. Write it down in a safe place.</translation>
    </message>
    <message>
        <source>Isi simpanan tidak berubah; hanya kata sandinya yang lain.</source>
        <translation>What is in the store stays as it is; only the passphrase is another one.</translation>
    </message>
    <message>
        <source>Isi simpanan kembali menjadi berkas biasa, yang dapat dibaca siapa pun yang memegang komputer ini.</source>
        <translation>What is in the store becomes plain files again, which anybody who holds this computer can read.</translation>
    </message>
    <message>
        <source>Tanpa kata sandi simpanan tidak dapat dibuka. Anda dapat mulai dengan simpanan kosong: yang lama tidak dihapus, hanya disisihkan, dan dapat dipakai lagi bila kata sandinya teringat. Sesudah itu program tidak lagi mengenal nama klien Anda; isikan kembali sebelum mengajukan cerita.</source>
        <translation>Without the passphrase the store cannot be opened. You can begin with an empty one: the old one is not deleted, only put aside, and can be used again when the passphrase comes back to mind. The program will no longer know the names of your clients; enter them again before you submit a story.</translation>
    </message>
    <message>
        <source>Buka</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Ubah</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Mulai dengan simpanan kosong</source>
        <translation>Begin with an empty store</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Lupa kata sandi…</source>
        <translation>Forgotten…</translation>
    </message>
    <message>
        <source>Tampilkan kata sandi</source>
        <translation>Show the passphrase</translation>
    </message>
    <message>
        <source>Ingat di komputer ini (di penyimpan kata sandi sistem)</source>
        <translation>Remember on this computer (in the system&apos;s keyring)</translation>
    </message>
    <message>
        <source>Kata sandi sekarang</source>
        <translation>Present passphrase</translation>
    </message>
    <message>
        <source>Kata sandi</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Kata sandi baru (paling sedikit 8 huruf, sebaiknya beberapa kata)</source>
        <translation>New passphrase (at least 8 letters, better a few words)</translation>
    </message>
    <message>
        <source>Sekali lagi</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>Kedua kata sandi itu tidak sama. Ketik lagi yang kedua.</source>
        <translation>The two passphrases differ. Type the second one again.</translation>
    </message>
</context>
<context>
    <name>VaultKeeper</name>
    <message>
        <source>Simpanan pribadi terkunci. Membaca dan menulis tetap bisa; mengajukan, mencatat, dan mengekspor menunggu kata sandinya.</source>
        <translation>The private store is locked. You can read and write; submitting, noting and exporting wait for its passphrase.</translation>
    </message>
    <message>
        <source>Buka kunci…</source>
        <translation>Unlock…</translation>
    </message>
</context>
<context>
    <name>VaultRow</name>
    <message>
        <source>Buka kunci…</source>
        <translation>Unlock…</translation>
    </message>
    <message>
        <source>Pasang kata sandi…</source>
        <translation>Set a passphrase…</translation>
    </message>
    <message>
        <source>Kunci sekarang</source>
        <translation>Lock now</translation>
    </message>
    <message>
        <source>Ubah…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Lepaskan…</source>
        <translation>Remove…</translation>
    </message>
    <message>
        <source>Jangan ingat di komputer ini</source>
        <translation>Do not remember on this computer</translation>
    </message>
    <message>
        <source>Nama klien dan bukti persetujuan di komputer ini belum dikunci: siapa pun yang memakai akun Anda dapat membacanya.</source>
        <translation>Clients’ names and proofs of consent on this computer are not locked: whoever uses your account can read them.</translation>
    </message>
    <message>
        <source>Terkunci.</source>
        <translation>Locked.</translation>
    </message>
    <message>
        <source>Terenkripsi dengan kata sandi; sekarang terbuka.</source>
        <translation>Encrypted with a passphrase; unlocked now.</translation>
    </message>
    <message>
        <source>Terenkripsi dengan kata sandi, yang diingat penyimpan kata sandi sistem; sekarang terbuka.</source>
        <translation>Encrypted with a passphrase, which the system&apos;s keyring remembers; unlocked now.</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Keputusan peninjau</source>
        <translation>The reader&apos;s decision</translation>
    </message>
    <message>
        <source>Dilihat sekali lagi</source>
        <translation>Looked at once more</translation>
    </message>
    <message>
        <source>Untuk penulisnya</source>
        <translation>For the author</translation>
    </message>
    <message>
        <source>Apa yang baik, apa yang perlu diubah. Kata yang Anda kutip ditandai bagi penulisnya. Tulisan ini ikut tersimpan: jangan menulis nama klien.</source>
        <translation>What is good, what should be changed. Words you quote are marked for the author. This is kept with the story: never write a client&apos;s name.</translation>
    </message>
    <message>
        <source>Catatan atau alasan untuk penulis</source>
        <translation>Note or reasons for the author</translation>
    </message>
    <message>
        <source>Kutip kata yang dipilih</source>
        <translation>Quote the selected words</translation>
    </message>
    <message>
        <source>Pilih kata-kata di cerita, lalu tekan K atau tombol ini</source>
        <translation>Select words in the story, then press K or this button</translation>
    </message>
    <message>
        <source>Tanda tangani</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Kembalikan dengan alasan</source>
        <translation>Return with reasons</translation>
    </message>
    <message>
        <source>Nama yang disebut: {names}</source>
        <translation>Names mentioned: {names}</translation>
    </message>
    <message>
        <source>Pemeriksa tidak menemukan apa-apa. Hanya Anda yang tahu apakah seseorang dapat dikenali.</source>
        <translation>The check found nothing. Only you know whether somebody can be recognised.</translation>
    </message>
    <message>
        <source>Ini bantuan, bukan keputusan: penulis sudah menjawab sebagiannya di mejanya.</source>
        <translation>This is a help, not a verdict: the author has answered part of it at their desk.</translation>
    </message>
    <message>
        <source>Ubah naskahnya</source>
        <translation>Change the draft</translation>
    </message>
    <message>
        <source>Pengelola pustaka</source>
        <translation>Stewards of the library</translation>
    </message>
    <message>
        <source>Kartu saya</source>
        <translation>My card</translation>
    </message>
    <message>
        <source>Belum cukup pengelola lain yang dapat menandatanganinya. Mintalah kartu seorang rekan.</source>
        <translation>There are not enough other stewards who could sign it. Ask a colleague for their card.</translation>
    </message>
    <message>
        <source>Cerita ini sudah dikembalikan; penulisnya sedang mengubahnya.</source>
        <translation>This story has been returned; its author is changing it.</translation>
    </message>
    <message>
        <source>Pesan penulisnya: {message}</source>
        <translation>A message from its author: {message}</translation>
    </message>
    <message>
        <source>Cerita tentang anak atau kekerasan perlu dua tanda tangan.</source>
        <translation>Stories about children or violence need two signatures.</translation>
    </message>
    <message>
        <source>Sudah ditandatangani oleh {who}.</source>
        <translation>Already signed by {who}.</translation>
    </message>
    <message>
        <source>Tanda tangan atas nama {who} tidak sah dan tidak dihitung: bukan buatan kuncinya.</source>
        <translation>The signature in the name of {who} is not genuine and does not count: their key did not make it.</translation>
    </message>
    <message>
        <source>{who} mengembalikannya pada {date}: {reason}</source>
        <translation>{who} returned it on {date}: {reason}</translation>
    </message>
</context>
<context>
    <name>WhatNext</name>
    <message>
        <source>pembaca kedua dari pustaka ini</source>
        <translation>a second reader of this library</translation>
    </message>
    <message>
        <source>Sekarang {names} membacanya. Penulis tidak dapat menandatangani sendiri.</source>
        <translation>Now {names} will read it. Authors cannot sign their own stories.</translation>
    </message>
    <message>
        <source>Setelah ditandatangani, cerita ini terbit dan dapat ditemukan. Bila dikembalikan, Anda melihat apa yang diminta.</source>
        <translation>Once signed, the story is published and can be found. If it is returned, you see what is asked for.</translation>
    </message>
    <message>
        <source>Naskahnya tetap di meja Anda, bertanda “diajukan”, dan dapat diubah lalu diajukan lagi.</source>
        <translation>The draft stays on your desk, marked “submitted”, and can be changed and submitted again.</translation>
    </message>
</context>
<context>
    <name>Who</name>
    <message>
        <source>Cerita dalam pustaka ini</source>
        <translation>Stories in this library</translation>
    </message>
    <message>
        <source>{what}: sumber berbeda. {values}.</source>
        <translation>{what}: sources differ. {values}.</translation>
    </message>
</context>
<context>
    <name>WithdrawDialog</name>
    <message>
        <source>Yang sudah dilakukan</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>Yang akan dilakukan</source>
        <translation>What will be done</translation>
    </message>
    <message>
        <source>Yang tidak dapat ditarik kembali</source>
        <translation>What cannot be called back</translation>
    </message>
    <message>
        <source>Buka kunci…</source>
        <translation>Unlock…</translation>
    </message>
    <message>
        <source>Alasannya (boleh kosong; hanya disimpan di komputer ini)</source>
        <translation>The reason (may be empty; kept on this computer only)</translation>
    </message>
    <message>
        <source>Alasan penarikan</source>
        <translation>Reason for the withdrawal</translation>
    </message>
    <message>
        <source>Tarik cerita ini</source>
        <translation>Withdraw this story</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Persetujuan ditarik</source>
        <translation>Consent withdrawn</translation>
    </message>
    <message>
        <source>Cerita ditarik oleh penulisnya, oleh pemegang catatan persetujuan, atau oleh pengelola pustaka: {names}. Sampaikan kepada mereka hari ini juga.</source>
        <translation>A story is withdrawn by its author, by whoever holds the consent record, or by those who look after the library: {names}. Tell them today.</translation>
    </message>
    <message>
        <source>Cerita ini sudah ditarik</source>
        <translation>This story has been withdrawn</translation>
    </message>
    <message>
        <source>Semua ini dicatat di simpanan pribadi di komputer ini. Beri tahu rekan agar mengambil keadaan terbaru.</source>
        <translation>All of this is written down in the private store of this computer. Tell colleagues to fetch the newest state.</translation>
    </message>
    <message>
        <source>Semua ini dicatat di simpanan pribadi di komputer ini. Mintalah penulis dan pembacanya menghapus naskah mereka dan tidak mengajukannya lagi.</source>
        <translation>All of this is written down in the private store of this computer. Ask its author and readers to delete their drafts, and not to submit it again.</translation>
    </message>
    <message>
        <source>Seseorang tidak lagi setuju kisahnya dibaca. Cerita ini langsung keluar dari pustaka; ini tidak dapat diurungkan.</source>
        <translation>Somebody no longer agrees to their story being read. It leaves the library at once; this cannot be undone.</translation>
    </message>
</context>
<context>
    <name>WriteBar</name>
    <message>
        <source>Naskah saya</source>
        <translation>My drafts</translation>
    </message>
    <message>
        <source>Riwayat naskah ini</source>
        <translation>History of this draft</translation>
    </message>
    <message>
        <source>Bagi menjadi beberapa cerita</source>
        <translation>Split into several stories</translation>
    </message>
    <message>
        <source>Menulis tanpa gangguan</source>
        <translation>Write without distractions</translation>
    </message>
    <message>
        <source>Pratinjau</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Ajukan</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>Periksa dan ajukan kepada peninjau pustaka ini</source>
        <translation>Check it and submit it to this library&apos;s reviewers</translation>
    </message>
    <message>
        <source>Singkat</source>
        <translation>Quick</translation>
    </message>
    <message>
        <source>Empat kotak: situasi, tantangan, aksi, refleksi</source>
        <translation>Four boxes: situation, challenge, action, reflection</translation>
    </message>
    <message>
        <source>Lengkap</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>Tahap demi tahap proses pertolongan</source>
        <translation>Stage by stage through the helping process</translation>
    </message>
    <message>
        <source>Teks bebas</source>
        <translation>Free text</translation>
    </message>
    <message>
        <source>Satu halaman teks (Markdown) dengan pratinjau</source>
        <translation>One page of text (Markdown) with a preview</translation>
    </message>
</context>
<context>
    <name>WriteMarks</name>
    <message>
        <source>Tebal</source>
        <translation>Bold</translation>
    </message>
    <message>
        <source>Miring</source>
        <translation>Italic</translation>
    </message>
    <message>
        <source>Judul bagian</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>Kutipan</source>
        <translation>Quotation</translation>
    </message>
    <message>
        <source>Daftar</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Tautan</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Catatan kaki</source>
        <translation>Footnote</translation>
    </message>
    <message>
        <source>Gambar…</source>
        <translation>Picture…</translation>
    </message>
</context>
<context>
    <name>WriteStatus</name>
    <message>
        <source>Diubah di tempat lain: bandingkan</source>
        <translation>Changed elsewhere: compare</translation>
    </message>
    <message>
        <source>Belum tersimpan: ada masalah</source>
        <translation>Not saved: there is a problem</translation>
    </message>
    <message>
        <source>Menyimpan…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Belum ada perubahan sejak diajukan</source>
        <translation>No changes since it was submitted</translation>
    </message>
    <message>
        <source>Tersimpan di meja Anda</source>
        <translation>Saved on your desk</translation>
    </message>
    <message numerus="yes">
        <source>%Ln kata</source>
        <translation>
            <numerusform>%Ln word</numerusform>
            <numerusform>%Ln words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WriteTabs</name>
    <message>
        <source>Isi</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Keterangan</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Periksa</source>
        <translation>Check</translation>
    </message>
</context>
<context>
    <name>WriteWays</name>
    <message>
        <source>Naskah dihapus.</source>
        <translation>The draft was removed.</translation>
    </message>
    <message>
        <source>Urungkan</source>
        <translation>Undo</translation>
    </message>
    <message numerus="yes">
        <source>%n naskah dibuat. Teks asalnya tetap ada di antara naskah Anda.</source>
        <translation>
            <numerusform>%n draft was made. The original text is still among your drafts.</numerusform>
            <numerusform>%n drafts were made. The original text is still among your drafts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WritingView</name>
    <message>
        <source>Ubah ke bentuk singkat</source>
        <translation>Turn into the quick form</translation>
    </message>
    <message>
        <source>Ubah ke bentuk lengkap</source>
        <translation>Turn into the full form</translation>
    </message>
    <message>
        <source>Bagian “{title}”</source>
        <translation>Part “{title}”</translation>
    </message>
</context>
<context>
    <name>YearsFacet</name>
    <message>
        <source>Hapus pilihan tahun</source>
        <translation>Clear the years</translation>
    </message>
</context>
<context>
    <name>_Counted</name>
    <message numerus="yes">
        <source>%n balasan</source>
        <translation>
            <numerusform>%n reply</numerusform>
            <numerusform>%n replies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saya juga</source>
        <translation>
            <numerusform>%n me too</numerusform>
            <numerusform>%n me too</numerusform>
        </translation>
    </message>
</context>
</TS>
