/** English names that Hong Kong Chinese people take, by lean. Own list. */
export const hkEnglishNames = {
  m: 'David Peter Kelvin Jason Michael Kenneth Eric Raymond Alan Andy Tommy Jacky Vincent Samuel Patrick Simon Henry Edmond Stanley Alex Anson Marcus Ivan Ricky Wilson Gary Dennis Benny Calvin Leo Ryan Martin Philip Desmond Terence Derek Victor Felix Hugo Oscar Jeffrey Clement Roger Albert Dickson Edwin Hinson Lawrence Nelson Rex',
  f: 'Amy Mandy Carmen Vivian Joyce Winnie Grace Karen Maggie Fiona Jessica Cherry Yoyo Natalie Phoebe Stephanie Eunice Connie Wendy Kitty Sandy Candy Ivy Cindy Christy Rachel Angel Crystal Elaine Esther Florence Gloria Heidi Irene Jenny Katie Lillian Michelle Nancy Olivia Peggy Queenie Rita Sally Tiffany Venus Yuki Zoe Bonnie Doris',
}

/** South Asian residents: families and given names, mixed origins. Own list. */
export const southAsianNames = {
  families:
    'Singh Kaur Khan Gurung Rai Limbu Thapa Tamang Sharma Patel Shah Hussain Ahmed Malik Iqbal Chaudhry Mehta Gupta Kumar Fernando Perera Rana Pun Magar Sheikh Mirza Dhillon Gill Sandhu Bhatt',
  m: 'Rajesh Amit Imran Bilal Suresh Dipak Bishal Gurpreet Harjit Sanjay Vikram Arjun Faisal Usman Tariq Kamal Nabin Prakash Ravi Sunil Zubair Asif Manoj Hari',
  f: 'Priya Anita Fatima Ayesha Sunita Sita Gita Manpreet Harleen Kavita Neha Pooja Zainab Maryam Sabina Nirmala Rekha Deepa Shreya Bina Rukhsana Asma Laxmi Jasmine',
}

/** Filipino residents. Own list. */
export const filipinoNames = {
  families:
    'Santos Reyes Cruz Bautista Ocampo Garcia Mendoza Torres Flores Gonzales Ramos Aquino Villanueva Castillo Dela_Cruz Navarro Mercado Salazar Pascual Domingo Valdez Soriano Manalo Dizon',
  m: 'Jose Mark Jerome Rodel Ramil Arnel Rommel Joel Angelo Christian Jomar Edgardo Noel Reynaldo Dennis Allan',
  f: 'Maria Rosalie Marites Jocelyn Analyn Rowena Cristina Lorna Maricel Gemma Rosemarie Jenalyn Arlene Evelyn Josephine Marilou Lovely Grace',
}

/** Western residents of Hong Kong. Own list. */
export const westernNames = {
  families:
    'Harrow Ashby Whitlock Merton Calloway Pemberton Lindqvist Brandt Moreau Keller Fontaine Okafor Sinclair Drummond Haversham Thorne Marlowe Redfern Stanhope Vance Winslow Aldridge Barlow Cresswell',
  m: 'James Thomas William Oliver George Hugh Richard Stephen Daniel Marc Henrik Pierre Lars Adam Neil Duncan',
  f: 'Charlotte Emily Sophie Helen Claire Isabelle Ingrid Margaret Rebecca Victoria Louise Catherine Nora Elise Hannah Julia',
}
